/** A mail server on this machine that keeps what it is given: real SMTP, no internet. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

export interface Received {
	from: string;
	to: string[];
	/** As it was sent. */
	raw: string;
	subject: string;
	plain: string;
	html: string;
}

export interface MailServer {
	port: number;
	letters: Received[];
	/** The next letter that comes, or the oldest that nobody has taken. */
	next(): Promise<Received>;
	close(): Promise<void>;
}

export interface MailServerOptions {
	port?: number;
	login?: { user: string; pass: string };
	/** Refuses every recipient, naming them, as servers do. */
	refusing?: boolean;
	/** Is told of every letter. */
	received?: (letter: Received) => void;
}

export async function openMailServer({
	port = 0,
	login,
	refusing = false,
	received
}: MailServerOptions = {}): Promise<MailServer> {
	const letters: Received[] = [];
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
				const letter = { from: mailFrom ? mailFrom.address : '', to, raw, ...contentOf(raw) };
				letters.push(letter);
				received?.(letter);
				done();
			}, done)
	});
	const listening = server.listen(port, '127.0.0.1');
	await once(listening, 'listening');
	const taken = { count: 0 };
	return {
		port: (listening.address() as AddressInfo).port,
		letters,
		next: async () => {
			for (let waited_ms = 0; waited_ms < 10_000; waited_ms += 20) {
				const letter = letters[taken.count];
				if (letter) {
					taken.count += 1;
					return letter;
				}
				await delay(20);
			}
			throw new Error('no letter came within ten seconds');
		},
		close: () => new Promise((resolve) => server.close(resolve))
	};
}

/** Reads what the one sender writes: a subject, and a part of plain text and one of HTML. */
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

/** The first address in a letter that leads to a page with a token. */
export function linkIn({ plain }: Received): URL {
	const link = /https?:\/\/\S+token=\S+/.exec(plain)?.[0];
	if (!link) throw new Error('no link in the letter');
	return new URL(link);
}
