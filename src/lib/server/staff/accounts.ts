/** Accounts of Auth, managed by the staff command: one implementation for Supabase, one for the other two tiers. */
import { createHmac, randomInt } from 'node:crypto';
import * as v from 'valibot';
import { createDataClient, type DataClient } from '../../data/client.ts';
import { openDatabase, seedTowns } from '../backend/backend.ts';
import type { Engine } from '../backend/engine.ts';
import { inProcess, openGateway, readOrMakeKeys, type Gateway } from '../backend/gateway.ts';
import { migrate } from '../backend/migrate.ts';
import { StartError, type Settings } from '../backend/settings.ts';

export interface AccountEntry {
	id: string;
	email: string;
}

export interface Accounts {
	list(): Promise<AccountEntry[]>;
	create(email: string, password: string): Promise<AccountEntry>;
	/** Ends every session of the account too. */
	setPassword(account: AccountEntry, password: string): Promise<void>;
	remove(account: AccountEntry): Promise<void>;
}

export interface StaffAdmin {
	accounts: Accounts;
	/** With the service role: for the command line only. */
	db: DataClient;
	close(): Promise<void>;
}

/** @throws StartError in one line when the database cannot be opened */
export async function openStaffAdmin(settings: Settings): Promise<StaffAdmin> {
	if (settings.tier === 'supabase') return staffAdminOfSupabase(settings);
	const database = await openDatabase(settings);
	try {
		await migrate(database.engine, settings.supabaseDir);
		// Before the first start there is no town yet: it is loaded as that start would.
		await seedTowns(database.engine, settings);
		const keys = await readOrMakeKeys(settings.dataDir);
		const gateway = await openGateway(database.connection, keys, database.mutex, { signUp: true });
		return { ...staffAdminOf(database.engine, gateway), close: database.close };
	} catch (error) {
		await database.close();
		throw error;
	}
}

/** The embedded and native tiers: Auth of the gateway, which has no admin API. @param gateway with sign-up enabled */
export function staffAdminOf(engine: Engine, gateway: Gateway): Pick<StaffAdmin, 'accounts' | 'db'> {
	const anonymous = createDataClient(inProcess(gateway, gateway.keys.anonKey));
	const asPerson = (account: AccountEntry, method: string, path: string, body: object) =>
		gateway.fetch(
			new Request(`http://localhost/auth/v1/${path}`, {
				method,
				headers: {
					apikey: gateway.keys.anonKey,
					authorization: `Bearer ${momentaryToken(gateway.keys.jwtSecret, account)}`,
					'content-type': 'application/json'
				},
				body: JSON.stringify(body)
			})
		);
	const accounts: Accounts = {
		list: () => engine.query<AccountEntry>('select id, email from auth.users where email is not null order by email'),
		create: async (email, password) => {
			const { data, error } = await anonymous.auth.signUp({ email, password });
			if (error || !data.user) throw new StartError(`${email}: ${error?.message ?? 'no account was made'}`);
			return { id: data.user.id, email: data.user.email ?? email };
		},
		setPassword: async (account, password) => {
			const changed = await asPerson(account, 'PUT', 'user', { password });
			if (!changed.ok) throw new StartError(`${account.email}: the password could not be changed (${changed.status})`);
			await asPerson(account, 'POST', 'logout?scope=global', {});
		},
		remove: async ({ id }) => {
			// Rows of Auth's own tables that refer to the account go with it.
			await engine.query('delete from auth.users where id = $1', [id]);
		}
	};
	return { accounts, db: createDataClient(inProcess(gateway, gateway.keys.serviceKey)) };
}

function staffAdminOfSupabase({ supabaseUrl, serviceRoleKey }: Extract<Settings, { tier: 'supabase' }>): StaffAdmin {
	if (!serviceRoleKey)
		throw new StartError(
			'SUPABASE_SERVICE_ROLE_KEY is missing: accounts of a Supabase project are made with its secret key'
		);
	const db = createDataClient({ url: supabaseUrl, key: serviceRoleKey });
	const { admin } = db.auth;
	const accounts: Accounts = {
		list: async () => {
			const found: AccountEntry[] = [];
			for (let page = 1; ; page += 1) {
				const { data, error } = await admin.listUsers({ page, perPage: 200 });
				if (error) throw new StartError(`the accounts could not be read: ${error.message}`);
				found.push(...data.users.flatMap(({ id, email }) => (email ? [{ id, email }] : [])));
				if (data.users.length < 200) return found;
			}
		},
		create: async (email, password) => {
			const { data, error } = await admin.createUser({ email, password, email_confirm: true });
			if (error) throw new StartError(`${email}: ${error.message}`);
			return { id: data.user.id, email };
		},
		setPassword: async ({ id, email }, password) => {
			const { error } = await admin.updateUserById(id, { password });
			if (error) throw new StartError(`${email}: ${error.message}`);
		},
		remove: async ({ id, email }) => {
			const { error } = await admin.deleteUser(id);
			if (error) throw new StartError(`${email}: ${error.message}`);
		}
	};
	return { accounts, db, close: async () => undefined };
}

/** A token for one call, signed with the secret of this machine. */
function momentaryToken(secret: string, { id, email }: AccountEntry): string {
	const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const now_s = Math.floor(Date.now() / 1000);
	const claims = { sub: id, email, role: 'authenticated', aud: 'authenticated', iat: now_s, exp: now_s + 60 };
	const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
	return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

/** Without characters that look alike on paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Twenty characters in groups of five: 99 bits, to be typed once. */
export function makePassword(): string {
	const group = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
	return [group(), group(), group(), group()].join('-');
}

/** Normalises an e-mail address as Auth does. @throws StartError when it is none */
export function readEmail(text: string): string {
	const email = v.safeParse(v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(254)), text);
	if (!email.success) throw new StartError(`"${text}" is no e-mail address`);
	return email.output;
}
