/** Users with real accounts: signed in by password through /auth/v1, as the pages do it. */
import { createDataClient, type DataClient } from '../../../src/lib/data/client.ts';
import type { ChangeFilter } from '../../../src/lib/domain/shared/change.ts';
import type { Role } from '../../../src/lib/domain/staff/access.ts';
import type { Engine } from '../../../src/lib/server/backend/engine.ts';
import { inProcess, type Gateway } from '../../../src/lib/server/backend/gateway.ts';
import type { TestDatabase } from './databases.ts';
import { OTHER_TOWN, TOWN } from './town-codes.ts';

export const OWN_PASSWORD = 'a password of their own';

export async function signIn(gateway: Gateway, email: string, password: string) {
	const db = createDataClient(inProcess(gateway, gateway.keys.anonKey));
	return db.auth.signInWithPassword({ email, password });
}

/** A client of a signed-in user. */
export async function clientOf(gateway: Gateway, email: string, password: string): Promise<DataClient> {
	const { data, error } = await signIn(gateway, email, password);
	if (error) throw error;
	return createDataClient(inProcess(gateway, gateway.keys.anonKey), data.session.access_token);
}

/** Changes the password of a user, as the desk does it. */
export async function changePassword(gateway: Gateway, email: string, from: string, to: string): Promise<void> {
	const db = createDataClient(inProcess(gateway, gateway.keys.anonKey));
	const { error } = await db.auth.signInWithPassword({ email, password: from });
	if (error) throw error;
	const changed = await db.auth.updateUser({ password: to });
	if (changed.error) throw changed.error;
}

/** A user with an account, a role and a password of their own. @param gateway with sign-up enabled */
export async function staffMember(
	{ engine, gateway }: { engine: Engine; gateway: Gateway },
	email: string,
	role: Role,
	town: string
): Promise<DataClient> {
	// The initial password of the staff command is tested in staff.test.ts: it takes five times as long.
	const { data, error } = await createDataClient(inProcess(gateway, gateway.keys.anonKey)).auth.signUp({
		email,
		password: OWN_PASSWORD
	});
	if (error) throw error;
	if (!data.user || !data.session) throw new Error(`${email} has an account but was not signed in`);
	await engine.query('insert into staff_roles (town_code, user_id, role) values ($1, $2, $3)', [
		...[town, data.user.id, role]
	]);
	return createDataClient(inProcess(gateway, gateway.keys.anonKey), data.session.access_token);
}

type Members<Name extends string> = Readonly<Record<Name, Role | readonly [role: Role, town: string]>>;

/** Users by name, in this order, with the address NAME@example.org; their town is TOWN unless another one is given. */
export async function staffOf<Name extends string>(
	database: TestDatabase,
	members: Members<Name>
): Promise<Record<Name, DataClient>> {
	const office = { engine: database.engine, gateway: await database.adminGateway() };
	const clients: [string, DataClient][] = [];
	for (const [name, member] of Object.entries<Members<Name>[Name]>(members)) {
		const [role, town] = typeof member === 'string' ? [member, TOWN] : member;
		clients.push([name, await staffMember(office, `${name}@example.org`, role, town)]);
	}
	return Object.fromEntries(clients) as Record<Name, DataClient>;
}

/** Each role of the town, and a planner of another one. */
export const EACH_ROLE = {
	planner: 'planner',
	admin: 'admin',
	viewer: 'viewer',
	water: 'water',
	stranger: ['planner', OTHER_TOWN]
} as const;
export type EachRole = Record<keyof typeof EACH_ROLE, DataClient>;

/** The whole change log. */
export const EVERYTHING: ChangeFilter = { person: null, table: null, record: null, since: null, until: null };
