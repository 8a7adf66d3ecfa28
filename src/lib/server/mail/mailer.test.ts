import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { openMailServer, type MailServerOptions } from '../../../../tests/mail-server.ts';
import { readSmtpServer } from './smtp-address.ts';
import { createMailer } from './mailer.ts';

const LOGIN = { user: 'map', pass: 'a password of the map' };
const EMAIL = { to: 'reader@example.org', subject: '主题', text: '正文', html: '<p>正文</p>' };
const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
const open: { close(): unknown }[] = [];

afterAll(() => logged.mockRestore());
afterEach(async () => {
	logged.mockClear();
	for (const server of open.splice(0)) await server.close();
});

async function serverWith(options: MailServerOptions) {
	const server = await openMailServer(options);
	open.push(server);
	return server;
}
const mailerAt = (place: string, timeout_ms?: number) =>
	createMailer(readSmtpServer(`smtp://${place}`, '更新地图 <map@example.org>'), timeout_ms);

it('signs in and hands an e-mail over', async () => {
	const { port, next } = await serverWith({ login: LOGIN });
	const mailer = mailerAt(`map:${encodeURIComponent(LOGIN.pass)}@127.0.0.1:${port}`);
	expect(await mailer.isReachable()).toBe(true);
	expect(await mailer.send(EMAIL)).toBe(true);
	expect(await next()).toMatchObject({ from: 'map@example.org', subject: '主题', plain: '正文', html: '<p>正文</p>' });
	expect(logged).not.toHaveBeenCalled();
});

it('is not reachable with a wrong password, and does not log it', async () => {
	const { port } = await serverWith({ login: LOGIN });
	expect(await mailerAt(`map:wrong-one@127.0.0.1:${port}`).isReachable()).toBe(false);
	expect(logged.mock.calls).toEqual([['mail: the server does not answer (EAUTH 535)']]);
});

it('takes a silent server for unreachable, asking it once for all checks at a time', async () => {
	const heard: unknown[] = [];
	const silent = createServer((socket) => void heard.push(socket)).listen(0, '127.0.0.1');
	await once(silent, 'listening');
	open.push(silent);
	const { port } = silent.address() as AddressInfo;
	const mailer = mailerAt(`127.0.0.1:${port}`, 200);
	expect(await Promise.all([mailer.isReachable(), mailer.isReachable()])).toEqual([false, false]);
	expect(heard).toHaveLength(1);
	expect(logged.mock.calls).toEqual([['mail: the server does not answer (ETIMEDOUT)']]);
	expect(await mailer.isReachable()).toBe(false);
	expect(heard).toHaveLength(2);
});

it('sends nothing in the clear where TLS is asked for', async () => {
	const { port, messages } = await serverWith({});
	const mailer = createMailer({ ...readSmtpServer(`smtp://127.0.0.1:${port}`, 'map@example.org'), tls: 'required' });
	expect(await mailer.isReachable()).toBe(false);
	expect(await mailer.send(EMAIL)).toBe(false);
	expect(messages).toEqual([]);
});
