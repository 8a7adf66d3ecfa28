/** The senders: members signed in as pages do it, and the service role, which counts the stored changes. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { emailOf, OWN_PASSWORD, type Member } from '../support/staff.ts';
import { send, urlencoded, type Answer } from './send.ts';

export interface World {
	origin: string;
	/** Folder of the embedded database. */
	dataDir: string;
	/** Session cookie of each member. */
	cookies: Readonly<Record<Member, string>>;
	/** Bearer token of each member for /rest/v1, beside the publishable key. */
	tokens: Readonly<Record<Member, string>>;
	anonKey: string;
	serviceKey: string;
}

type Signing = Pick<World, 'origin' | 'dataDir'>;

const cookieOf = ({ headers }: Answer): string =>
	(headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0] ?? '').join('; ');

async function signedIn({ origin, dataDir }: Signing, member: Member): Promise<string> {
	const initial = JSON.parse(readFileSync(path.join(dataDir, 'staff.json'), 'utf8')) as Record<Member, string>;
	const post = (to: string, fields: Record<string, string>, cookie = '') =>
		send(origin, {
			method: 'POST',
			path: to,
			headers: { origin, cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
			body: urlencoded(Object.entries(fields))
		});
	const own = await post('/sign-in', { email: emailOf(member), password: OWN_PASSWORD });
	if (own.status === 303) return cookieOf(own);
	const first = await post('/sign-in', { email: emailOf(member), password: initial[member] });
	const changed = { current: initial[member], fresh: OWN_PASSWORD, repeated: OWN_PASSWORD };
	const answer = await post('/desk/password', changed, cookieOf(first));
	if (answer.status !== 303) throw new Error(`${member} cannot sign in: ${answer.status}`);
	return cookieOf(answer) || cookieOf(first);
}

/** The access token in the session cookies, which are chunked. */
function tokenIn(cookie: string): string {
	const pieces = cookie.split('; ').map((one) => one.slice(one.indexOf('=') + 1));
	const text = Buffer.from(pieces.join('').replace(/^base64-/, ''), 'base64url').toString();
	return (JSON.parse(text) as { access_token: string }).access_token;
}

export async function openWorld(signing: Signing): Promise<World> {
	const keys = JSON.parse(readFileSync(path.join(signing.dataDir, 'keys.json'), 'utf8')) as {
		serviceKey: string;
		anonKey: string;
	};
	const members = ['planner', 'water', 'admin', 'newcomer'] as const;
	const cookies: Partial<Record<Member, string>> = {};
	for (const member of members) cookies[member] = await signedIn(signing, member);
	const all = cookies as Record<Member, string>;
	const tokens = Object.fromEntries(members.map((member) => [member, tokenIn(all[member])])) as Record<Member, string>;
	return { ...signing, ...keys, cookies: all, tokens };
}

async function asOwner({ origin, serviceKey }: World, query: string): Promise<Answer> {
	const headers = { apikey: serviceKey, authorization: `Bearer ${serviceKey}`, prefer: 'count=exact' };
	const answer = await send(origin, { method: 'GET', path: `/rest/v1/${query}`, headers, body: null });
	if (answer.status >= 300) throw new Error(`${query}: ${answer.status} ${answer.text.slice(0, 300)}`);
	return answer;
}

/** The latest entry of the change log. */
export async function lastChange(world: World): Promise<number> {
	const { text } = await asOwner(world, 'change_log?select=id&order=id.desc&limit=1');
	return (JSON.parse(text) as { id: number }[])[0]?.id ?? 0;
}
