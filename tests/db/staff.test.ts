/** Accounts, roles and initial passwords, on both engines and through the command itself. */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataClient } from '../../src/lib/data/client.ts';
import { getOwnAccount } from '../../src/lib/data/staff/staff.ts';
import { inProcess, type Gateway } from '../../src/lib/server/backend/gateway.ts';
import { lockFolder } from '../../src/lib/server/backend/lock.ts';
import { answerDataApi } from '../../src/lib/server/http/data-api.ts';
import { SignInLimit } from '../../src/lib/server/access/sign-in-limit.ts';
import { staffAdminOf, type StaffAdmin } from '../../src/lib/server/staff/accounts.ts';
import {
	addStaff,
	chooseTown,
	listStaff,
	removeStaff,
	resetPassword
} from '../../src/lib/server/staff/staff-command.ts';
import {
	embeddedFolder,
	ENGINES,
	nativeUrl,
	openDatabase,
	OTHER_TOWN,
	ROOT,
	temporaryFolder,
	TOWN,
	type TestDatabase
} from './support/databases.ts';
import { changePassword, clientOf, OWN_PASSWORD, signIn } from './support/desk.ts';

const EMAIL = 'planner@example.org';
const run = promisify(execFile);

describe.each(ENGINES)('staff on the %s engine', (name) => {
	let database: TestDatabase;
	let gateway: Gateway;
	let adminGateway: Pick<StaffAdmin, 'accounts' | 'db'>;
	let password: string | null;
	const town = (wanted: string) => chooseTown(adminGateway, wanted);
	const internal = async (pass: string) => {
		const db = await clientOf(gateway, EMAIL, pass);
		const { data } = await db.from('features').select('slug').eq('town_code', TOWN).eq('visibility', 'internal');
		return data?.length;
	};

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		gateway = await database.gateway();
		adminGateway = staffAdminOf(database.engine, await database.adminGateway());
		await database.engine.query(
			`update features set visibility = 'internal' where town_code = $1 and slug = 'pl-bailian-570'`,
			[TOWN]
		);
	});
	afterAll(() => database.close());

	it('get an account with a random password', async () => {
		password = await addStaff(adminGateway, ` ${EMAIL.toUpperCase()} `, 'planner', await town('dachang'));
		expect(password).toMatch(/^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/);
		expect(await listStaff(adminGateway)).toEqual([{ email: EMAIL, town: 'dachang', role: 'planner' }]);
	});

	it('sign in with the initial password, and have their role only after changing it', async () => {
		const db = await clientOf(gateway, EMAIL, password ?? '');
		expect(await getOwnAccount(db, TOWN)).toMatchObject({
			account: { email: EMAIL, mustChangePassword: true },
			staff: { role: 'planner' }
		});
		expect(await internal(password ?? '')).toBe(0);
		// The holder of a token cannot declare the password changed.
		const { data: me } = await db.rpc('staff_member', { p_town: TOWN });
		const { id } = me as { id: string };
		expect((await db.rpc('mark_one_time_password', { p_user: id })).error?.code).toBe('42501');

		await changePassword(gateway, EMAIL, password ?? '', OWN_PASSWORD);
		expect((await signIn(gateway, EMAIL, password ?? '')).error?.code).toBe('invalid_credentials');
		expect(await getOwnAccount(await clientOf(gateway, EMAIL, OWN_PASSWORD), TOWN)).toMatchObject({
			account: { mustChangePassword: false }
		});
		expect(await internal(OWN_PASSWORD)).toBe(1);
	});

	it('are anonymous without a token, and have no role in another town', async () => {
		const anonymous = createDataClient(inProcess(gateway, gateway.keys.anonKey));
		await expect(getOwnAccount(anonymous, TOWN)).rejects.toThrow('42501');
		expect(await getOwnAccount(await clientOf(gateway, EMAIL, OWN_PASSWORD), OTHER_TOWN)).toMatchObject({
			staff: null
		});
	});

	it('with an account get only the role: one for each town, the latest', async () => {
		expect(await addStaff(adminGateway, EMAIL, 'viewer', await town('vila-de-teste'))).toBeNull();
		expect(await addStaff(adminGateway, EMAIL, 'admin', await town('dachang'))).toBeNull();
		expect(await listStaff(adminGateway)).toEqual([
			{ email: EMAIL, town: 'dachang', role: 'admin' },
			{ email: EMAIL, town: 'vila-de-teste', role: 'viewer' }
		]);
		expect((await getOwnAccount(await clientOf(gateway, EMAIL, OWN_PASSWORD), OTHER_TOWN))?.staff?.role).toBe('viewer');
	});

	it('get a new initial password on reset; the old one and open sessions end', async () => {
		const { data } = await signIn(gateway, EMAIL, OWN_PASSWORD);
		const fresh = await resetPassword(adminGateway, EMAIL);
		expect((await signIn(gateway, EMAIL, OWN_PASSWORD)).error?.code).toBe('invalid_credentials');
		const open = createDataClient(inProcess(gateway, gateway.keys.anonKey));
		const renewed = await open.auth.refreshSession({ refresh_token: data.session?.refresh_token ?? '' });
		expect(renewed.error).not.toBeNull();
		expect(await internal(fresh)).toBe(0);
		await changePassword(gateway, EMAIL, fresh, OWN_PASSWORD);
		expect(await internal(OWN_PASSWORD)).toBe(1);
	});

	it('lose roles one by one, and the account with the last; an issued token is then worthless', async () => {
		const db = await clientOf(gateway, EMAIL, OWN_PASSWORD);
		expect(await removeStaff(adminGateway, EMAIL, await town('dachang'))).toBe('role');
		expect((await db.from('features').select('slug').eq('visibility', 'internal')).data).toEqual([]);
		expect(await removeStaff(adminGateway, EMAIL, null)).toBe('account');
		expect(await listStaff(adminGateway)).toEqual([]);
		expect((await signIn(gateway, EMAIL, OWN_PASSWORD)).error?.code).toBe('invalid_credentials');
	});

	it('cannot sign up; Auth endpoints that are not offered are refused', async () => {
		const ask = (method: string, path: string, body?: object) =>
			answerDataApi(
				new Request(`http://localhost/auth/v1/${path}`, {
					method,
					headers: { apikey: gateway.keys.anonKey, 'content-type': 'application/json' },
					...(body ? { body: JSON.stringify(body) } : {})
				}),
				'10.0.0.1',
				gateway,
				new SignInLimit()
			);
		const newcomer = { email: 'new@example.org', password: OWN_PASSWORD };
		expect((await ask('POST', 'signup', newcomer)).status).toBe(422);
		// The gateway behind the list of offered endpoints makes no accounts either.
		const direct = createDataClient(inProcess(gateway, gateway.keys.anonKey));
		expect((await direct.auth.signUp(newcomer)).error?.code).toBe('signup_disabled');
		for (const path of ['otp', 'magiclink', 'recover', 'resend', 'verify', 'invite', 'admin/users', 'callback'])
			expect([path, (await ask('POST', path, newcomer)).status]).toEqual([path, 404]);
		expect((await ask('PUT', 'user', { password: 'another password' })).status).toBe(404);
		expect((await ask('POST', 'token?grant_type=pkce', newcomer)).status).toBe(400);
		expect(await adminGateway.accounts.list()).toEqual([]);
	});

	it('are protected from password guessing at /auth/v1 itself', async () => {
		const limit = new SignInLimit();
		const guess = () =>
			answerDataApi(
				new Request('http://localhost/auth/v1/token?grant_type=password', {
					method: 'POST',
					headers: { apikey: gateway.keys.anonKey, 'content-type': 'application/json' },
					body: JSON.stringify({ email: EMAIL, password: 'a guess that is wrong' })
				}),
				'10.0.0.1',
				gateway,
				limit
			);
		for (let n = 0; n < 8; n += 1) expect((await guess()).status).toBe(400);
		const held = await guess();
		expect(held.status).toBe(429);
		expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(800);
	});
});

describe('npm run staff', () => {
	const staff = (env: Record<string, string>, ...args: string[]) =>
		run(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/staff.ts', ...args], {
			cwd: ROOT,
			env: { ...process.env, ...env }
		}).then(
			({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
			(error: { code: number; stdout: string; stderr: string }) => error
		);

	it.each(ENGINES)('adds, lists and removes on the %s engine, and refuses in one line', async (name) => {
		const env: Record<string, string> =
			name === 'embedded'
				? { DATA_DIR: embeddedFolder('seeded'), DATABASE_URL: '' }
				: { DATA_DIR: temporaryFolder(), DATABASE_URL: await nativeUrl('seeded') };
		try {
			const added = await staff(env, 'add', EMAIL, '--role', 'planner', '--town', 'dachang');
			expect(added).toMatchObject({ code: 0, stderr: '' });
			expect(added.stdout).toMatch(
				/^planner@example\.org is planner of dachang\npassword for .*\n([a-z0-9]{5}-){3}[a-z0-9]{5}\n$/
			);
			// Each call opens the embedded database anew: refusals that are equal on both engines are tested on one.
			const refusals = [
				[['add', EMAIL, '--role', 'planner'], /^which town\? Give --town: dachang, vila-de-teste\n$/],
				[
					['add', EMAIL, '--role', 'king', '--town', 'dachang'],
					/^--role king: one of viewer, planner, water, admin\n$/
				],
				[['add', 'nobody', '--role', 'viewer', '--town', 'dachang'], /^"nobody" is no e-mail address\n$/],
				[['remove', 'else@example.org'], /^no account "else@example\.org"; [^\n]*\n$/]
			] as const;
			if (name === 'native') expect((await staff(env, 'list')).stdout).toBe(`dachang\tplanner\t${EMAIL}\n`);
			for (const [args, message] of name === 'native' ? refusals : []) {
				const refused = await staff(env, ...args);
				expect(refused).toMatchObject({ code: 1, stdout: '' });
				expect(refused.stderr).toMatch(message);
			}
			expect((await staff(env, 'remove', EMAIL)).stdout).toBe(`${EMAIL} has no account any more\n`);
			if (name === 'embedded') {
				const lock = await lockFolder(env['DATA_DIR'] ?? '');
				const busy = await staff(env, 'list');
				expect(busy).toMatchObject({ code: 1 });
				expect(busy.stderr).toMatch(/^another server is already running on [^\n]*: stop it first[^\n]*\n$/);
				await lock.release();
			}
		} finally {
			rmSync(env['DATA_DIR'] ?? '', { recursive: true, force: true });
		}
	});

	it('prints its help', async () => {
		expect((await staff({}, '--help')).stdout).toContain('Usage: npm run staff -- add EMAIL --role ROLE');
	});
});
