import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { openMailServer, type MailServerOptions } from '../../../../tests/mail-server.ts';
import { postOfficeAt } from './smtp-address.ts';
import { openPostOffice } from './mailer.ts';

const LOGIN = { user: 'map', pass: 'a password of the map' };
const LETTER = { to: 'somebody@example.org', subject: '主题', text: '正文', html: '<p>正文</p>' };
const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
const open: { close(): unknown }[] = [];

afterAll(() => said.mockRestore());
afterEach(async () => {
	said.mockClear();
	for (const server of open.splice(0)) await server.close();
});

async function serverWith(options: MailServerOptions) {
	const server = await openMailServer(options);
	open.push(server);
	return server;
}
const officeAt = (place: string, patience_ms?: number) =>
	openPostOffice(postOfficeAt(`smtp://${place}`, '更新地图 <map@example.org>'), patience_ms);

it('signs in and hands a letter over', async () => {
	const { port, next } = await serverWith({ login: LOGIN });
	const office = officeAt(`map:${encodeURIComponent(LOGIN.pass)}@127.0.0.1:${port}`);
	expect(await office.answers()).toBe(true);
	expect(await office.send(LETTER)).toBe(true);
	expect(await next()).toMatchObject({ from: 'map@example.org', subject: '主题', plain: '正文', html: '<p>正文</p>' });
	expect(said).not.toHaveBeenCalled();
});

it('does not answer with a wrong password, and does not tell it', async () => {
	const { port } = await serverWith({ login: LOGIN });
	expect(await officeAt(`map:wrong-one@127.0.0.1:${port}`).answers()).toBe(false);
	expect(said.mock.calls).toEqual([['mail: the server does not answer (EAUTH 535)']]);
});

it('takes one that is silent for away, asking it once for all who wait', async () => {
	const heard: unknown[] = [];
	const silent = createServer((socket) => void heard.push(socket)).listen(0, '127.0.0.1');
	await once(silent, 'listening');
	open.push(silent);
	const { port } = silent.address() as AddressInfo;
	const office = officeAt(`127.0.0.1:${port}`, 200);
	expect(await Promise.all([office.answers(), office.answers()])).toEqual([false, false]);
	expect(heard).toHaveLength(1);
	expect(said.mock.calls).toEqual([['mail: the server does not answer (ETIMEDOUT)']]);
	expect(await office.answers()).toBe(false);
	expect(heard).toHaveLength(2);
});

it('sends nothing in the clear where TLS is asked for', async () => {
	const { port, letters } = await serverWith({});
	const office = openPostOffice({ ...postOfficeAt(`smtp://127.0.0.1:${port}`, 'map@example.org'), tls: 'required' });
	expect(await office.answers()).toBe(false);
	expect(await office.send(LETTER)).toBe(false);
	expect(letters).toEqual([]);
});
