import type { Cookies } from '@sveltejs/kit';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { createDataClient } from '../../data/client.ts';
import { openSession } from './session.ts';

const TOKEN = 'header.claims.signature';
const session = { access_token: TOKEN, refresh_token: 'r', expires_at: 4e9, expires_in: 1800, token_type: 'bearer' };
const written = (value: unknown): string => `base64-${Buffer.from(JSON.stringify(value)).toString('base64url')}`;
const WHOLE = written(session);

const said = (['log', 'info', 'warn', 'error'] as const).map((level) =>
	vi.spyOn(console, level).mockImplementation(() => undefined)
);
afterEach(() => said.forEach((spy) => spy.mockClear()));
afterAll(() => said.forEach((spy) => spy.mockRestore()));

/** What becomes of a request with these cookies; the database and Auth are not reached. */
async function opened(cookies: Record<string, string>) {
	const jar = new Map(Object.entries(cookies));
	const asked: string[] = [];
	const dropped: object[] = [];
	const api = {
		url: 'http://localhost',
		key: 'k',
		fetch: async (input: RequestInfo | URL) => {
			asked.push(new URL(input instanceof Request ? input.url : input).pathname);
			return Response.json({ code: 'PGRST301', message: 'no such token' }, { status: 401 });
		}
	};
	const event = {
		url: new URL('http://localhost/planning'),
		cookies: {
			getAll: () => [...jar].map(([name, value]) => ({ name, value })),
			set: (name: string, value: string) => void (value ? jar.set(name, value) : jar.delete(name)),
			delete: (name: string, { secure }: { secure?: boolean }) => {
				dropped.push({ secure });
				jar.delete(name);
			}
		} as unknown as Cookies
	};
	const backend = {
		authApi: api,
		anonymousClient: () => createDataClient(api),
		clientFor: (token: string) => createDataClient(api, token)
	};
	const { account } = await openSession(event, backend, null);
	// By plain HTTP: a browser would not take the word of a cookie for TLS.
	for (const options of dropped) expect(options).toEqual({ secure: false });
	return { account, asked, left: [...jar.keys()] };
}

const BROKEN: readonly Record<string, string>[] = [
	{ 'staff-session': 'rubbish' },
	{ 'staff-session': '' },
	{ 'staff-session': 'base64-' },
	{ 'staff-session': 'base64-!!!!' },
	{ 'staff-session': `base64-${Buffer.from([0xff, 0xfe, 0xc0]).toString('base64url')}` },
	{ 'staff-session': WHOLE.slice(0, -9) },
	{ 'staff-session': JSON.stringify(session) },
	{ 'staff-session': written(null) },
	{ 'staff-session': written('text') },
	{ 'staff-session': written([session]) },
	{ 'staff-session': written({ ...session, access_token: 'no token' }) },
	{ 'staff-session': written({ ...session, refresh_token: 7 }) },
	{ 'staff-session': written({ ...session, expires_at: 'soon' }) },
	{ 'staff-session.0': WHOLE.slice(0, 20), 'staff-session.2': WHOLE.slice(20) },
	{ 'staff-session.1': WHOLE },
	{ 'staff-session-flows-code-verifier': 'base64-!!!!', 'staff-session-code-verifier': 'base64-%' }
];

it.each(BROKEN)('drops %o without a question and without a word', async (cookies) => {
	expect(await opened({ ...cookies, mode: 'dark' })).toEqual({ account: null, asked: [], left: ['mode'] });
	for (const spy of said) expect(spy).not.toHaveBeenCalled();
});

const WRITTEN: readonly Record<string, string>[] = [
	{ 'staff-session': WHOLE },
	{ 'staff-session.0': WHOLE.slice(0, 40), 'staff-session.1': WHOLE.slice(40) }
];

it.each(WRITTEN)('checks the complete session of %o, and drops it when its token is unknown', async (cookies) => {
	const { account, asked, left } = await opened(cookies);
	expect(account).toBeNull();
	expect(asked).toContain('/rest/v1/rpc/staff_member');
	expect(left).toEqual([]);
	for (const spy of said) expect(spy).not.toHaveBeenCalled();
});

it('logs nothing for an expired session, whose token is no longer accepted', async () => {
	const { account, asked, left } = await opened({ 'staff-session': written({ ...session, expires_at: 1 }) });
	expect(account).toBeNull();
	expect(asked).toContain('/auth/v1/token');
	expect(left).toEqual([]);
	// The client made for the request checks the session itself, also after the answer.
	await new Promise((resolve) => setTimeout(resolve, 50));
	for (const spy of said) expect(spy).not.toHaveBeenCalled();
});
