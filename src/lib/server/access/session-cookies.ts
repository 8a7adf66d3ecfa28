/**
 * The session cookies, checked before `@supabase/ssr` reads them: a truncated or forged cookie is no session, and must
 * not fill the log either. The content is not trusted here: see session.ts.
 */
import { combineChunks, isChunkLike } from '@supabase/ssr';
import type { Cookies } from '@sveltejs/kit';
import * as v from 'valibot';

export const SESSION_COOKIE = 'staff-session';

interface Cookie {
	name: string;
	value: string;
}

/** Prefix and form of the values of `@supabase/ssr`. */
const WRITTEN = /^base64-([\w-]+)$/;
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const sessionFormat = v.looseObject({
	access_token: v.pipe(v.string(), v.regex(TOKEN)),
	refresh_token: v.pipe(v.string(), v.minLength(1)),
	expires_at: v.pipe(v.number(), v.finite())
});

export const hasSession = (cookies: Cookies): boolean => cookies.getAll().some(isOurs);

/** The cookies of a complete session, and no others. @returns none where they cannot be read */
export async function sessionCookies(all: readonly Cookie[]): Promise<Cookie[]> {
	const parts = all.filter(({ name }) => isChunkLike(name, SESSION_COOKIE));
	const whole = await combineChunks(SESSION_COOKIE, (part) => parts.find(({ name }) => name === part)?.value);
	return whole && isSession(whole) ? parts : [];
}

/** Deletes the cookies without calling Auth: for a session that Auth no longer accepts. */
export function dropSession({ cookies, url }: { cookies: Cookies; url: URL }): void {
	// Over plain HTTP a browser ignores a Secure cookie, also one that deletes.
	const options = { path: '/', secure: url.protocol === 'https:' };
	for (const { name } of cookies.getAll().filter(isOurs)) cookies.delete(name, options);
}

const isOurs = ({ name }: Cookie): boolean => name.startsWith(SESSION_COOKIE);

function isSession(written: string): boolean {
	const [, encoded] = WRITTEN.exec(written) ?? [];
	if (!encoded) return false;
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(encoded, 'base64url'));
		return v.is(sessionFormat, JSON.parse(text));
	} catch {
		return false;
	}
}
