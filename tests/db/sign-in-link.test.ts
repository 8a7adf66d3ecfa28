/** Sign-in links by e-mail: through a local SMTP server, on both engines. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDataClient } from '../../src/lib/data/client.ts';
import { getOwnAccount } from '../../src/lib/data/staff/staff.ts';
import { inProcess, type Gateway } from '../../src/lib/server/backend/gateway.ts';
import { createMailer, type Mailer } from '../../src/lib/server/mail/mailer.ts';
import { readSmtpServer } from '../../src/lib/server/mail/smtp-address.ts';
import { LinkLimit } from '../../src/lib/server/access/sign-in-limit.ts';
import { requestSignInLink } from '../../src/lib/server/access/sign-in-link/request-link.ts';
import { linksOfGateway, type SignInLinks } from '../../src/lib/server/access/sign-in-link/sign-in-links.ts';
import { staffAdminOf } from '../../src/lib/server/staff/accounts.ts';
import { addStaff, chooseTown } from '../../src/lib/server/staff/staff-command.ts';
import { linkIn, openMailServer, type MailServer } from '../mail-server.ts';
import { ENGINES, openDatabase, TOWN, type TestDatabase } from './support/databases.ts';
import { staffMember } from './support/desk.ts';

const EMAIL = 'planner@example.org';
const UNKNOWN_EMAIL = 'nobody@example.org';
const ORIGIN = 'https://map.example.org';
const SECRET = 'a secret that links of this test are sealed with';

describe.each(ENGINES)('sign-in links on the %s engine', (name) => {
	let database: TestDatabase;
	let mail: MailServer;
	let links: SignInLinks;
	let later_ms = 0;
	const lines: unknown[] = [];

	const settings = (port: number) => ({
		smtp: readSmtpServer(`smtp://127.0.0.1:${port}`, '更新地图 <map@example.org>'),
		origin: ORIGIN
	});
	const linksThrough = async (mailer: Mailer): Promise<{ links: SignInLinks; gateway: Gateway }> => {
		const made = linksOfGateway(settings(mail.port), SECRET, mailer, () => Date.now() + later_ms);
		const gateway = await database.gatewayWith(made);
		return { gateway, links: made.links(inProcess(gateway, gateway.keys.anonKey)) };
	};
	const ask = (email: string, through = links) => requestSignInLink(through, new LinkLimit(), email, '10.0.0.1', 0);
	const tokenOf = async () => linkIn(await mail.next()).searchParams.get('token') ?? '';
	const enter = async (token: string) => {
		const gateway = await database.gateway();
		const link = links.read(token);
		if (!link) return null;
		const { data } = await createDataClient(inProcess(gateway, gateway.keys.anonKey)).auth.verifyOtp(link.proof);
		return data.session && createDataClient(inProcess(gateway, gateway.keys.anonKey), data.session.access_token);
	};
	const accounts = async () => (await database.engine.query('select id from auth.users')).length;

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		mail = await openMailServer();
		({ links } = await linksThrough(createMailer(settings(mail.port).smtp)));
		await staffMember({ engine: database.engine, gateway: await database.adminGateway() }, EMAIL, 'planner', TOWN);
		for (const level of ['log', 'info', 'warn', 'error'] as const)
			vi.spyOn(console, level).mockImplementation((...parts) => void lines.push(...parts));
	});
	afterEach(() => {
		later_ms = 0;
	});
	afterAll(async () => {
		vi.restoreAllMocks();
		await mail.close();
		await database.close();
	});

	it('sign in the holder of the account, once, from the site itself, in both languages', async () => {
		expect(await ask(` ${EMAIL.toUpperCase()} `)).toEqual({ outcome: 'sent' });
		const message = await mail.next();
		expect(message).toMatchObject({ from: 'map@example.org', to: [EMAIL], subject: '登录链接 · Sign-in link' });
		for (const part of [message.plain, message.html]) {
			expect(part).toContain('30 分钟');
			expect(part).toContain('within 30 minutes');
			for (const [link] of part.matchAll(/https?:[^\s"<]+/g)) expect(new URL(link).origin).toBe(ORIGIN);
		}
		expect(message.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);

		const link = linkIn(message);
		expect(link.pathname).toBe('/sign-in/link');
		const token = link.searchParams.get('token') ?? '';
		expect(links.read(token)?.email).toBe(EMAIL);
		const db = await enter(token);
		expect(db && (await getOwnAccount(db, TOWN))).toMatchObject({
			account: { email: EMAIL },
			staff: { role: 'planner' }
		});
		expect(await enter(token)).toBeNull();
	});

	it('are sent to no other address, create no account, and answer alike', async () => {
		const before = await accounts();
		expect(await ask(UNKNOWN_EMAIL)).toEqual({ outcome: 'sent' });
		await ask(EMAIL);
		expect((await mail.next()).to).toEqual([EMAIL]);
		expect(mail.messages.flatMap(({ to }) => to)).not.toContain(UNKNOWN_EMAIL);
		expect(await accounts()).toBe(before);
	});

	it('answer before the account is looked up: the response time reveals nothing either', async () => {
		const never = new Promise<never>(() => undefined);
		const stuck = { isReachable: async () => true, send: vi.fn(() => never) } satisfies Mailer;
		expect(await ask(EMAIL, (await linksThrough(stuck)).links)).toEqual({ outcome: 'sent' });
		// Its link replaces any other: it has to be made before the next test requests one.
		await vi.waitFor(() => expect(stuck.send).toHaveBeenCalled());
		const slow: SignInLinks = { ready: async () => true, send: () => never, read: () => null };
		expect(await ask(EMAIL, slow)).toEqual({ outcome: 'sent' });
	});

	it('sign in one of two concurrent requests', async () => {
		await ask(EMAIL);
		const token = await tokenOf();
		const entered = await Promise.all([enter(token), enter(token), enter(token)]);
		expect(entered.filter((db) => db !== null)).toHaveLength(1);
	});

	it('expire after half an hour, on the page and in Auth, and when another one is requested', async () => {
		await ask(EMAIL);
		const first = await tokenOf();
		await ask(EMAIL);
		const second = await tokenOf();
		expect(await enter(first)).toBeNull();
		later_ms = 31 * 60_000;
		expect(links.read(second)).toBeNull();
		later_ms = 0;
		await database.engine.query(
			`update auth.users set recovery_sent_at = recovery_sent_at - interval '31 minutes' where email = $1`,
			[EMAIL]
		);
		expect(await enter(second)).toBeNull();
		await database.engine.query(
			`update auth.users set recovery_sent_at = recovery_sent_at + interval '2 minutes' where email = $1`,
			[EMAIL]
		);
		expect(await enter(second)).not.toBeNull();
	});

	it('are stored as a digest only: neither the database nor a forged link signs in', async () => {
		await ask(EMAIL);
		const token = await tokenOf();
		const [row] = await database.engine.query<{ recovery_token: string }>(
			'select recovery_token from auth.users where email = $1',
			[EMAIL]
		);
		const stored = row?.recovery_token ?? '';
		expect(stored).toMatch(/^[0-9a-f]{64}$/);
		const proof = links.read(token)?.proof;
		expect(JSON.stringify(proof)).not.toContain(stored);
		expect(token).not.toContain(stored);
		const otherSecret = linksOfGateway(settings(mail.port), 'the secret of somebody else').links;
		const gateway = await database.gateway();
		expect(otherSecret(inProcess(gateway, gateway.keys.anonKey)).read(token)).toBeNull();
		for (const wrong of [stored, `${token.slice(0, -4)}AAAA`, token.slice(2), '', 'x'.repeat(5000), '链接'])
			expect(links.read(wrong)).toBeNull();
	});

	it('grant no role while the password is still the initial one', async () => {
		const adminGateway = staffAdminOf(database.engine, await database.adminGateway());
		await addStaff(adminGateway, 'newcomer@example.org', 'viewer', await chooseTown(adminGateway, 'dachang'));
		await ask('newcomer@example.org');
		const db = await enter(await tokenOf());
		expect(db && (await getOwnAccount(db, TOWN))).toMatchObject({ account: { mustChangePassword: true } });
	});

	it('answer alike for every address when no mail can be sent, and count nothing', async () => {
		const closed = await openMailServer();
		await closed.close();
		const away = (await linksThrough(createMailer(settings(closed.port).smtp))).links;
		const limit = new LinkLimit();
		for (const email of [EMAIL, UNKNOWN_EMAIL, EMAIL, EMAIL, EMAIL, EMAIL])
			expect(await requestSignInLink(away, limit, email, '10.0.0.1', 0)).toMatchObject({ outcome: 'no_mail' });
	});

	it('write neither e-mail address nor token to the log, whatever the mail server answers', async () => {
		const refusing = await openMailServer({ refusing: true });
		const mailer = createMailer(settings(refusing.port).smtp);
		const said = lines.length;
		await ask(EMAIL, (await linksThrough(mailer)).links);
		await vi.waitFor(() => expect(lines.length).toBeGreaterThan(said));
		await refusing.close();
		const log = lines.map(String).join('\n');
		expect(log).toContain('mail: an e-mail was not accepted (EENVELOPE 550)');
		expect(log).toMatch(/mail: the server does not answer \(\w+\)/);
		expect(log).not.toMatch(/@|example|token|\d{40}/);
	});
});
