/** Hands letters to the mail server (docs/decisions/0034-letters-with-a-link.md). */
import { createTransport } from 'nodemailer';
import type { PostOfficeAddress } from './smtp-address.ts';

export interface Letter {
	to: string;
	subject: string;
	text: string;
	html: string;
}

export interface PostOffice {
	/** Whether the server takes letters at the moment: it is asked, without any letter. */
	answers(): Promise<boolean>;
	/** @returns whether the server has taken it. What went wrong is in the log, without a word of the letter */
	send(letter: Letter): Promise<boolean>;
}

/** Somebody waits for the page: a server that takes longer counts as away. */
const PATIENCE_MS = 5_000;
/** An answer is believed for so long, so that many who ask at once are one connection. */
const FRESH_MS = 10_000;

export function openPostOffice(
	{ host, port, tls, login, from }: PostOfficeAddress,
	patience_ms = PATIENCE_MS
): PostOffice {
	const transport = createTransport({
		host,
		port,
		secure: tls === 'always',
		requireTLS: tls === 'required',
		...(login ? { auth: login } : {}),
		connectionTimeout: patience_ms,
		greetingTimeout: patience_ms,
		socketTimeout: patience_ms,
		dnsTimeout: patience_ms,
		// Letters are written here: nothing in them may make the server read a file or an address.
		disableFileAccess: true,
		disableUrlAccess: true
	});
	const asked = { at: -Infinity, answer: Promise.resolve(false) };

	return {
		answers: () => {
			const now = performance.now();
			if (now - asked.at < FRESH_MS) return asked.answer;
			asked.at = now;
			asked.answer = transport.verify().then(
				() => true,
				(reason: unknown) => {
					// Whoever tries again after a fault is not told of the old one.
					asked.at = -Infinity;
					console.error(`mail: the server does not answer (${codeOf(reason)})`);
					return false;
				}
			);
			return asked.answer;
		},
		send: ({ to, subject, text, html }) =>
			transport
				.sendMail({
					from,
					to: { name: '', address: to },
					subject,
					text,
					html,
					// No holiday notice comes back to a machine (RFC 3834, 5).
					headers: { 'Auto-Submitted': 'auto-generated' }
				})
				.then(
					() => true,
					(reason: unknown) => {
						console.error(`mail: a letter was not taken (${codeOf(reason)})`);
						return false;
					}
				)
	};
}

/** What the server says may name whoever the letter is for: its codes say enough. */
function codeOf(reason: unknown): string {
	if (!(reason instanceof Error)) return 'unknown';
	const parts = reason as Error & { code?: unknown; responseCode?: unknown };
	return [parts.code, parts.responseCode].filter((part) => part !== undefined).join(' ') || reason.name;
}
