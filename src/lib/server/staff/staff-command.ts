/** The staff command: accounts, their roles, and initial passwords. */
import * as v from 'valibot';
import { listTowns } from '../../data/shared/towns.ts';
import { unwrap } from '../../data/rpc.ts';
import { ROLES, type Role } from '../../domain/staff/access.ts';
import type { Town } from '../../domain/shared/town.ts';
import { StartError } from '../backend/settings.ts';
import { makePassword, readEmail, type AccountEntry, type StaffAdmin } from './accounts.ts';

type StaffTables = Pick<StaffAdmin, 'accounts' | 'db'>;

const roleRow = v.object({ town_code: v.string(), user_id: v.string(), role: v.picklist(ROLES) });

export interface StaffEntry {
	email: string;
	/** Slug of the town. */
	town: string;
	role: Role;
}

/** @throws StartError where the slug is unknown, or missing while there are several towns */
export async function chooseTown({ db }: Pick<StaffTables, 'db'>, wanted: string | null): Promise<Town> {
	const towns = await listTowns(db);
	const slugs = towns.map(({ slug }) => slug).join(', ') || 'none yet; start the map once';
	const found = wanted
		? towns.find(({ slug, code }) => slug === wanted || code === wanted)
		: towns.length === 1
			? towns[0]
			: undefined;
	if (found) return found;
	throw new StartError(wanted ? `no town "${wanted}"; there are: ${slugs}` : `which town? Give --town: ${slugs}`);
}

const find = async ({ accounts }: StaffTables, email: string): Promise<AccountEntry | undefined> =>
	(await accounts.list()).find((account) => account.email.toLowerCase() === email);

/**
 * Gives an account a role in a town, replacing another one there.
 * @returns the initial password where an account was made, null where it existed already
 */
export async function addStaff(admin: StaffTables, address: string, role: Role, town: Town): Promise<string | null> {
	const email = readEmail(address);
	const known = await find(admin, email);
	const password = known ? null : makePassword();
	const account = known ?? (await admin.accounts.create(email, password ?? ''));
	if (password !== null) await markOnce(admin, account);
	const { error } = await admin.db
		.from('staff_roles')
		.upsert({ town_code: town.code, user_id: account.id, role }, { onConflict: 'town_code,user_id' });
	if (error) throw new StartError(`${email}: ${error.message}`);
	return password;
}

/** Sets a new initial password; the account's sessions end. */
export async function resetPassword(admin: StaffTables, address: string): Promise<string> {
	const account = await known(admin, address);
	const password = makePassword();
	await admin.accounts.setPassword(account, password);
	await markOnce(admin, account);
	return password;
}

/** Revokes the role in one town, or all of them; an account without any is deleted. @returns what was done */
export async function removeStaff(admin: StaffTables, address: string, town: Town | null): Promise<'role' | 'account'> {
	const account = await known(admin, address);
	const mine = admin.db.from('staff_roles').delete().eq('user_id', account.id);
	const { error } = await (town ? mine.eq('town_code', town.code) : mine);
	if (error) throw new StartError(`${account.email}: ${error.message}`);
	const left = await rolesOf(admin);
	if (left.some(({ user_id }) => user_id === account.id)) return 'role';
	await admin.accounts.remove(account);
	return 'account';
}

export async function listStaff(admin: StaffTables): Promise<StaffEntry[]> {
	const [accounts, roles, towns] = await Promise.all([admin.accounts.list(), rolesOf(admin), listTowns(admin.db)]);
	return roles
		.map(({ user_id, town_code, role }) => ({
			email: accounts.find(({ id }) => id === user_id)?.email ?? user_id,
			town: towns.find(({ code }) => code === town_code)?.slug ?? town_code,
			role
		}))
		.sort((a, b) => a.town.localeCompare(b.town) || a.email.localeCompare(b.email));
}

async function known(admin: StaffTables, address: string): Promise<AccountEntry> {
	const account = await find(admin, readEmail(address));
	if (!account) throw new StartError(`no account "${address}"; "npm run staff -- list" shows those there are`);
	return account;
}

const rolesOf = async ({ db }: StaffTables) => unwrap(await db.from('staff_roles').select('*'), v.array(roleRow));

async function markOnce({ db }: StaffTables, { id, email }: AccountEntry): Promise<void> {
	const { error } = await db.rpc('mark_one_time_password', { p_user: id });
	if (error) throw new StartError(`${email}: ${error.message}`);
}
