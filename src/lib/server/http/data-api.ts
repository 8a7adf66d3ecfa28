/**
 * The exposed part of /rest/v1 and /auth/v1. The database itself protects the data. Of Auth only the endpoints that a
 * program needs to act for an account are exposed: accounts are made by the staff command, passwords are changed on the
 * desk with the old one, and sign-in links are requested on a page that reveals no account; all other endpoints answer
 * 404.
 */
import type { Gateway } from '../backend/gateway.ts';
import type { SignInLimit } from '../access/sign-in-limit.ts';

const OFFERED: readonly (readonly [method: string, path: string])[] = [
	['POST', '/auth/v1/token'],
	['GET', '/auth/v1/user'],
	['POST', '/auth/v1/logout'],
	['GET', '/auth/v1/health'],
	['GET', '/auth/v1/settings']
];
const GRANTS = ['password', 'refresh_token'];

export const isDataApi = (path: string): boolean => /^\/(rest|auth)\/v1(\/|$)/.test(path);

/** @param address of the client, to count wrong passwords by */
export async function answerDataApi(
	request: Request,
	address: string,
	gateway: Gateway,
	limit: SignInLimit
): Promise<Response> {
	const { pathname, searchParams } = new URL(request.url);
	if (!pathname.startsWith('/auth/')) return gateway.fetch(request);
	if (request.method === 'OPTIONS') return gateway.fetch(request);
	if (pathname === '/auth/v1/signup') return refusal(422, 'signup_disabled', 'Accounts are made by the administrator.');
	if (!OFFERED.some(([method, path]) => request.method === method && pathname === path))
		return refusal(404, 'not_found', 'This part of Auth is not offered here.');
	if (pathname !== '/auth/v1/token') return gateway.fetch(request);
	const grant = searchParams.get('grant_type') ?? '';
	if (!GRANTS.includes(grant)) return refusal(400, 'unsupported_grant_type', 'Sign in with e-mail and password.');
	return grant === 'password' ? withPassword(request, address, gateway, limit) : gateway.fetch(request);
}

async function withPassword(
	request: Request,
	address: string,
	gateway: Gateway,
	limit: SignInLimit
): Promise<Response> {
	const account = await accountIn(request.clone());
	const attempt = await limit.attempt(account, address, async () => {
		const response = await gateway.fetch(request);
		return { outcome: response.ok ? 'right' : response.status < 500 ? 'wrong' : 'neither', value: response };
	});
	if (!attempt.held) return attempt.value;
	return refusal(429, 'over_request_rate_limit', 'Too many wrong passwords; try again later.', {
		'retry-after': String(attempt.wait_s)
	});
}

async function accountIn(request: Request): Promise<string> {
	const body: unknown = await request.json().catch(() => null);
	if (typeof body !== 'object' || body === null || !('email' in body)) return '';
	return typeof body.email === 'string' ? body.email : '';
}

function refusal(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
	return Response.json({ code: status, error_code: code, msg: message }, { status, headers });
}
