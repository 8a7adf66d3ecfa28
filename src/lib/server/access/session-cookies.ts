/**
 * The cookies that hold a session, looked at before `@supabase/ssr` reads them: what a person, a proxy or a program has
 * cut or made up is no session, and no line in the log either. What it says is believed nowhere: see session.ts.
 */
import { combineChunks, isChunkLike } from '@supabase/ssr';
import type { Cookies } from '@sveltejs/kit';
import * as v from 'valibot';

export const SESSION_COOKIE = 'staff-session';

interface Cookie {
	name: string;
	value: string;
}

/** How `@supabase/ssr` marks and writes what it keeps. */
const WRITTEN = /^base64-([\w-]+)$/;
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const sessionFormat = v.looseObject({
	access_token: v.pipe(v.string(), v.regex(TOKEN)),
	refresh_token: v.pipe(v.string(), v.minLength(1)),
	expires_at: v.pipe(v.number(), v.finite())
});

export const hasSession = (cookies: Cookies): boolean => cookies.getAll().some(isOurs);

/** The cookies of a whole session, and no others. @returns none where it cannot be read */
export async function sessionCookies(all: readonly Cookie[]): Promise<Cookie[]> {
	const parts = all.filter(({ name }) => isChunkLike(name, SESSION_COOKIE));
	const whole = await combineChunks(SESSION_COOKIE, (part) => parts.find(({ name }) => name === part)?.value);
	return whole && isSession(whole) ? parts : [];
}

/** Without asking Auth: for a session that it does not take any more. */
export function dropSession({ cookies, url }: { cookies: Cookies; url: URL }): void {
	// A browser that came by plain HTTP takes no word about a cookie for TLS alone, not even that it is gone.
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
