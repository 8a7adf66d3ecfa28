/** SMTP server and sender of e-mails, from SMTP_URL and MAIL_FROM. */
import * as v from 'valibot';
import { StartError } from '../backend/start-error.ts';

export interface SmtpServer {
	host: string;
	port: number;
	/** `always`: TLS from the first byte. `required`: STARTTLS, or nothing is sent. `offered`: where the server has it. */
	tls: 'always' | 'required' | 'offered';
	login: { user: string; pass: string } | null;
	from: { name: string; address: string };
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const emailFormat = v.pipe(v.string(), v.email(), v.maxLength(254));

/**
 * @param smtpUrl `smtps://user:password@host` or `smtp://…`; a password is percent-encoded
 * @param from `name@host`, or `Name <name@host>`
 * @throws StartError naming the setting, never its value: that may contain a password
 */
export function readSmtpServer(smtpUrl: string, from: string): SmtpServer {
	const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null;
	if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname)
		throw new StartError('SMTP_URL: must be smtps://user:password@host:465 or smtp://host:587, specials as %40');
	const tls = tlsOf(url);
	const { hostname, username, password } = url;
	return {
		host: hostname.replace(/^\[|\]$/g, ''),
		port: Number(url.port) || (tls === 'always' ? 465 : 587),
		tls,
		login: username ? { user: decoded(username), pass: decoded(password) } : null,
		from: senderIn(from)
	};
}

/** A sign-in link is equivalent to a password: it is sent to other hosts under TLS, unless that is turned off explicitly. */
function tlsOf(url: URL): SmtpServer['tls'] {
	if (url.protocol === 'smtps:') return 'always';
	const option = url.searchParams.get('tls');
	if (option !== null && option !== 'off') throw new StartError('SMTP_URL: tls can only be "off"');
	return option === 'off' || LOOPBACK.test(url.hostname) ? 'offered' : 'required';
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		throw new StartError('SMTP_URL: user and password must be percent-encoded, such as %25 for %');
	}
}

function senderIn(text: string): SmtpServer['from'] {
	const [, name = '', address = text] = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(text) ?? [];
	const found = v.safeParse(emailFormat, address.trim());
	if (!found.success) throw new StartError('MAIL_FROM: must be name@host, or Name <name@host>');
	return { name, address: found.output };
}
