/** Sends e-mails by SMTP (docs/decisions/0034-letters-with-a-link.md). */
import { createTransport } from 'nodemailer';
import type { SmtpServer } from './smtp-address.ts';

export interface Email {
	to: string;
	subject: string;
	text: string;
	html: string;
}

export interface Mailer {
	/** Whether the server accepts e-mails at the moment, checked without sending one. */
	isReachable(): Promise<boolean>;
	/** @returns whether the server has accepted it. Errors are logged without the e-mail's content */
	send(email: Email): Promise<boolean>;
}

/** Timeout: a page waits for the answer. */
const TIMEOUT_MS = 5_000;
/** Time for which an answer is reused, so that concurrent checks open one connection. */
const FRESH_MS = 10_000;

export function createMailer({ host, port, tls, login, from }: SmtpServer, timeout_ms = TIMEOUT_MS): Mailer {
	const transport = createTransport({
		host,
		port,
		secure: tls === 'always',
		requireTLS: tls === 'required',
		...(login ? { auth: login } : {}),
		connectionTimeout: timeout_ms,
		greetingTimeout: timeout_ms,
		socketTimeout: timeout_ms,
		dnsTimeout: timeout_ms,
		// Messages must not make the library read a file or an address.
		disableFileAccess: true,
		disableUrlAccess: true
	});
	const checked = { at: -Infinity, reachable: Promise.resolve(false) };

	return {
		isReachable: () => {
			const now = performance.now();
			if (now - checked.at < FRESH_MS) return checked.reachable;
			checked.at = now;
			checked.reachable = transport.verify().then(
				() => true,
				(reason: unknown) => {
					// After a fault the next check asks the server again.
					checked.at = -Infinity;
					console.error(`mail: the server does not answer (${codeOf(reason)})`);
					return false;
				}
			);
			return checked.reachable;
		},
		send: ({ to, subject, text, html }) =>
			transport
				.sendMail({
					from,
					to: { name: '', address: to },
					subject,
					text,
					html,
					// Suppresses automatic replies (RFC 3834, 5).
					headers: { 'Auto-Submitted': 'auto-generated' }
				})
				.then(
					() => true,
					(reason: unknown) => {
						console.error(`mail: an e-mail was not accepted (${codeOf(reason)})`);
						return false;
					}
				)
	};
}

/** The server's message may name the recipient: its codes are enough. */
function codeOf(reason: unknown): string {
	if (!(reason instanceof Error)) return 'unknown';
	const parts = reason as Error & { code?: unknown; responseCode?: unknown };
	return [parts.code, parts.responseCode].filter((part) => part !== undefined).join(' ') || reason.name;
}
