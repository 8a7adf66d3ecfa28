import * as v from 'valibot';
import { ROLES, type Account, type Staff } from '../../domain/staff/access.ts';
import type { DataClient } from '../client.ts';
import { rpc } from '../rpc.ts';

const member = v.nullable(
	v.object({
		id: v.nullable(v.string()),
		email: v.string(),
		role: v.nullable(v.picklist(ROLES)),
		must_change_password: v.boolean()
	})
);

/**
 * The client's account, and its role in a town. The database reads both from the signed token and its own table of roles.
 * @param town division code
 * @returns null when the client acts for no account
 */
export async function getOwnAccount(
	db: DataClient,
	town: string
): Promise<{ account: Account; staff: Staff | null } | null> {
	const found = await rpc(db, 'staff_member', { p_town: town }, member);
	if (!found?.id) return null;
	const { id, email, role, must_change_password: mustChangePassword } = found;
	return { account: { id, email, mustChangePassword }, staff: role && { id, email, role } };
}
