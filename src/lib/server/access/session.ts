/**
 * Identifies the user of a request. The session is in a cookie that scripts cannot read; its token counts only where the
 * service behind /rest/v1 verifies it, and the user's rights are read from the database on every request.
 */
import type { RequestEvent } from '@sveltejs/kit';
import { createServerClient } from '@supabase/ssr';
import type { DataClient } from '../../data/client.ts';
import type { Database } from '../../data/database.types.ts';
import { getOwnAccount } from '../../data/staff/staff.ts';
import { DataError, DataUnavailable } from '../../data/rpc.ts';
import type { Account, Staff } from '../../domain/staff/access.ts';
import type { Backend } from '../backend/backend.ts';
import { withQuietLogAfter } from '../backend/gateway-log.ts';
import { townFor } from '../shared/town-directory.ts';
import { dropSession, hasSession, SESSION_COOKIE, sessionCookies } from './session-cookies.ts';

/** Idle timeout, since computers in offices are shared. Every renewal of the token restarts it. */
const IDLE_S = 12 * 60 * 60;

export interface Session {
	db: DataClient;
	account: Account | null;
	staff: Staff | null;
}

type Asking = Pick<RequestEvent, 'cookies' | 'url'>;
type Behind = Pick<Backend, 'authApi' | 'anonymousClient' | 'clientFor'>;

/** The Auth client of a request: reads the session from its cookies and writes it back. One per request. */
export function authFor({ cookies, url }: Asking, backend: Behind): DataClient['auth'] {
	const { url: address, key, fetch } = backend.authApi;
	// The client checks the session when it is created and prints warnings about it.
	const client = withQuietLogAfter(() =>
		createServerClient<Database>(address, key, {
			cookieOptions: {
				name: SESSION_COOKIE,
				path: '/',
				httpOnly: true,
				sameSite: 'lax',
				secure: url.protocol === 'https:',
				maxAge: IDLE_S
			},
			cookies: {
				encode: 'tokens-only',
				getAll: () => sessionCookies(cookies.getAll()),
				setAll: (changed) => {
					for (const { name, value, options } of changed) cookies.set(name, value, { ...options, path: '/' });
				}
			},
			...(fetch ? { global: { fetch } } : {})
		})
	);
	return client.auth;
}

/**
 * Opens the session of a request: renewed where its token has expired, dropped where the database rejects it.
 * @param town slug of the town that is shown, null for the default one
 */
export async function openSession(event: Asking, backend: Behind, town: string | null): Promise<Session> {
	const signedOut: Session = { db: backend.anonymousClient(), account: null, staff: null };
	if (!hasSession(event.cookies)) return signedOut;
	if ((await sessionCookies(event.cookies.getAll())).length === 0) {
		dropSession(event);
		return signedOut;
	}
	const auth = authFor(event, backend);
	const { data } = await auth.getSession();
	if (!data.session) return signedOut;
	const db = backend.clientFor(data.session.access_token);
	// The page itself reports an unknown town; here it only means that the user has no role there.
	const codeOf = (): Promise<string> =>
		townFor(signedOut.db, town).then(
			(found) => found.code,
			() => ''
		);
	try {
		return (await sessionOf(db, await codeOf())) ?? signedOut;
	} catch (error) {
		if (isOfTheFuture(error)) return renewed();
		if (!(error instanceof DataUnavailable)) dropSession(event);
		return signedOut;
	}

	/** The clock was set back since the token was signed: Auth issues another one for it. */
	async function renewed(): Promise<Session> {
		const { data: fresh } = await auth.refreshSession();
		const again = fresh.session && backend.clientFor(fresh.session.access_token);
		const session = again && (await sessionOf(again, await codeOf()).catch(() => null));
		if (!session) dropSession(event);
		return session ?? signedOut;
	}
}

async function sessionOf(db: DataClient, code: string): Promise<Session | null> {
	const who = await getOwnAccount(db, code);
	return who && { db, ...who };
}

/** PostgREST's error for a token issued in the future. */
const isOfTheFuture = (error: unknown): boolean => error instanceof DataError && error.code === 'PGRST303';
