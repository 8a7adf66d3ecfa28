/** Clients of the data API for every kind of caller. */
import { createHmac, randomUUID } from 'node:crypto';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Engine } from '../../../src/lib/server/backend/engine.ts';
import type { Gateway } from '../../../src/lib/server/backend/gateway.ts';

/** Untyped on purpose: the tests address all tables by name. */
export type AnyClient = SupabaseClient;

/** The access token that Supabase Auth issues to a signed-in user (RFC 7519, HS256). */
function token(secret: string, user: string): string {
	const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const now_s = Math.floor(Date.now() / 1000);
	const claims = { sub: user, role: 'authenticated', aud: 'authenticated', iat: now_s, exp: now_s + 3600 };
	const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
	return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

/** @param bearer access token of a user; without it the key is sent */
function client(gateway: Gateway, key: string, bearer?: string): AnyClient {
	return createClient('http://localhost', key, {
		auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
		global: {
			fetch: (input, init) => {
				const request = new Request(input, init);
				if (bearer) request.headers.set('authorization', `Bearer ${bearer}`);
				return gateway.fetch(request);
			}
		}
	});
}

export const anonymous = (gateway: Gateway): AnyClient => client(gateway, gateway.keys.anonKey);
export const serviceRole = (gateway: Gateway): AnyClient => client(gateway, gateway.keys.serviceKey);

/** A signed-in user with the given roles by town; without any, not a member of the staff. */
export async function signedIn(
	{ engine, gateway }: { engine: Engine; gateway: Gateway },
	roles: Readonly<Record<string, 'viewer' | 'planner' | 'water' | 'admin'>> = {}
): Promise<AnyClient> {
	const user = randomUUID();
	for (const [town, role] of Object.entries(roles))
		await engine.query('insert into staff_roles (town_code, user_id, role) values ($1, $2, $3)', [town, user, role]);
	return client(gateway, gateway.keys.anonKey, token(gateway.keys.jwtSecret, user));
}

/** Rows of an answer that must succeed. */
export function rowsOf<Row = Record<string, unknown>>(answer: {
	data: unknown;
	error: { message: string } | null;
}): Row[] {
	if (answer.error) throw new Error(answer.error.message);
	return answer.data as Row[];
}
