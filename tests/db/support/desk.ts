/** Users with real accounts: signed in by password through /auth/v1, as the pages do it. */
import { createDataClient, type DataClient } from '../../../src/lib/data/client.ts';
import type { Role } from '../../../src/lib/domain/staff/access.ts';
import type { Engine } from '../../../src/lib/server/backend/engine.ts';
import { inProcess, type Gateway } from '../../../src/lib/server/backend/gateway.ts';

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
