/** A local SMTP server that stores the received messages; it forwards nothing. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

export interface Received {
	from: string;
	to: string[];
	/** The message as received. */
	raw: string;
	subject: string;
	plain: string;
	html: string;
}

export interface MailServer {
	port: number;
	messages: Received[];
	/** The oldest message not returned yet, or the next one to arrive. */
	next(): Promise<Received>;
	close(): Promise<void>;
}

export interface MailServerOptions {
	port?: number;
	login?: { user: string; pass: string };
	/** Refuses every recipient with an error that names it, as servers do. */
	refusing?: boolean;
	/** Called for every message. */
	received?: (message: Received) => void;
}

export async function openMailServer({
	port = 0,
	login,
	refusing = false,
	received
}: MailServerOptions = {}): Promise<MailServer> {
	const messages: Received[] = [];
	const server = new SMTPServer({
		logger: false,
		disabledCommands: login ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
		allowInsecureAuth: true,
		closeTimeout: 100,
		onAuth: ({ username, password }, _session, done) =>
			username === login?.user && password === login?.pass
				? done(null, { user: username })
				: done(new Error(`no login for ${username}`)),
		onRcptTo: ({ address }, _session, done) =>
			done(refusing ? Object.assign(new Error(`no mailbox ${address}`), { responseCode: 550 }) : null),
		onData: (stream, { envelope }, done) =>
			void text(stream).then((raw) => {
				const { mailFrom, rcptTo } = envelope;
				const to = rcptTo.map(({ address }) => address);
				const message = { from: mailFrom ? mailFrom.address : '', to, raw, ...contentOf(raw) };
				messages.push(message);
				received?.(message);
				done();
			}, done)
	});
	const listening = server.listen(port, '127.0.0.1');
	await once(listening, 'listening');
	const taken = { count: 0 };
	return {
		port: (listening.address() as AddressInfo).port,
		messages,
		next: async () => {
			for (let waited_ms = 0; waited_ms < 10_000; waited_ms += 20) {
				const message = messages[taken.count];
				if (message) {
					taken.count += 1;
					return message;
				}
				await delay(20);
			}
			throw new Error('no message came within ten seconds');
		},
		close: () => new Promise((resolve) => server.close(resolve))
	};
}

/** Parses a message of the application: a subject, and one part each of plain text and HTML. */
function contentOf(raw: string): Pick<Received, 'subject' | 'plain' | 'html'> {
	const unfolded = raw.replace(/\r\n[ \t]+/g, ' ');
	const subject = /^Subject: (.*)$/im.exec(unfolded)?.[1] ?? '';
	const part = (type: string): string => {
		const [, head = '', body = ''] =
			new RegExp(`(Content-Type: ${type}[^]*?)\\r\\n\\r\\n([^]*?)\\r\\n--`, 'i').exec(raw) ?? [];
		return decoded(body, /Content-Transfer-Encoding: ([\w-]+)/i.exec(head)?.[1] ?? '7bit');
	};
	return { subject: decodedWords(subject), plain: part('text/plain'), html: part('text/html') };
}

function decoded(body: string, encoding: string): string {
	if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
	if (encoding !== 'quoted-printable') return body;
	const bytes = body
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** RFC 2047. */
function decodedWords(text: string): string {
	return text
		.replace(/\?= =\?/g, '?==?')
		.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
			kind.toLowerCase() === 'b' ? decoded(word, 'base64') : decoded(word.replaceAll('_', ' '), 'quoted-printable')
		);
}

/** The first address in a message that leads to a page with a token. */
export function linkIn({ plain }: Received): URL {
	const link = /https?:\/\/\S+token=\S+/.exec(plain)?.[0];
	if (!link) throw new Error('no link in the message');
	return new URL(link);
}
