/**
 * Answers /rest/v1 and /auth/v1 on the page's own origin for the embedded and native tiers, as Supabase would, so that
 * browser and server use supabase-js on every tier.
 */
import { randomBytes } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { App, type Connection, generateApiKey } from '@supabase/lite';
import * as v from 'valibot';
import type { DataApi } from '../../data/client.ts';
import { MIN_PASSWORD_LENGTH } from '../../domain/staff/password.ts';
import { LINK_LIFE_MINUTES } from '../access/sign-in-link/link-email.ts';
import type { CodeHandler } from '../access/sign-in-link/sign-in-links.ts';
import { expectErrorsOnConsole, keepGrants } from '../../vendor/supabase-lite.ts';
import { withFullLog, withQuietLog } from './gateway-log.ts';
import { withSqlState } from './gateway-refusal.ts';
import { noMutex, type Mutex } from './mutex.ts';

/** Lifetime of a token, which limits the damage of a stolen one; a session in use is renewed in the background. */
const TOKEN_LIFE_S = 1800;

/** Digits of the code in a sign-in link: 132 bits, never typed by hand. */
const CODE_DIGITS = 40;

const keysFormat = v.object({ jwtSecret: v.string(), anonKey: v.string(), serviceKey: v.string() });
export type GatewayKeys = v.InferOutput<typeof keysFormat>;

export interface Gateway {
	keys: GatewayKeys;
	fetch(request: Request): Promise<Response>;
}

/** Keys are made on the first start and stored beside the data, readable by the owner only. */
export async function readOrMakeKeys(dataDir: string): Promise<GatewayKeys> {
	const file = path.join(dataDir, 'keys.json');
	const text = await readFile(file, 'utf8').catch(() => null);
	if (text !== null) return v.parse(keysFormat, JSON.parse(text));
	const [publishable, secret] = await Promise.all([generateApiKey('publishable'), generateApiKey('secret')]);
	const keys = {
		jwtSecret: randomBytes(48).toString('base64url'),
		anonKey: publishable.key,
		serviceKey: secret.key
	};
	await writeFile(file, JSON.stringify(keys, null, '\t'), { mode: 0o600 });
	await chmod(file, 0o600);
	return keys;
}

export interface GatewayOptions {
	/** Enables sign-up: for the staff command alone, never for a gateway that is served. */
	signUp?: boolean;
	/** Receives the codes of sign-in links; without it nothing is sent. */
	onCode?: CodeHandler;
}

/**
 * @param connection an open database; the gateway sets the caller's role on every request
 * @param mutex how requests share the database when it has one connection only
 * @throws ReachError where the version of @supabase/lite is not the supported one
 */
export async function openGateway(
	connection: Connection,
	keys: GatewayKeys,
	mutex: Mutex = noMutex,
	{ signUp = false, onCode = () => undefined }: GatewayOptions = {}
): Promise<Gateway> {
	keepGrants(connection);
	const app = new App({
		connection,
		auth: {
			enabled: true,
			enable_signup: signUp,
			minimum_password_length: MIN_PASSWORD_LENGTH,
			jwt_expiry: TOKEN_LIFE_S,
			jwt_secret: keys.jwtSecret,
			publishable_key: keys.anonKey,
			secret_key: keys.serviceKey,
			email: {
				otp_length: CODE_DIGITS,
				otp_expiry: LINK_LIFE_MINUTES * 60,
				// The e-mail is written elsewhere: only the code is used.
				template: { magic_link: { subject: '{{ .Token }}' } }
			}
		},
		options: {
			server: { admin: false, disableStudio: true },
			// By default Auth prints e-mails into the log.
			drivers: { email: { send: async ({ to, subject }) => withFullLog(() => onCode(to, subject)) } }
		}
	});
	await app.ensureSystemSchema();
	await app.init();
	const ask = async (request: Request) => app.fetch(request, { peerAddress: null });
	// The first request makes @supabase/lite change the database; it is sent before all others, and the rights are compared
	// after it (rights.ts). There is no such column: the request ends in an error.
	const first = new Request('http://localhost/rest/v1/towns?select=no_such_column', {
		headers: { apikey: keys.anonKey }
	});
	await mutex(() => expectErrorsOnConsole(() => ask(first)));
	return {
		keys,
		fetch: (request) =>
			mutex(async () => {
				const { result, error } = await withQuietLog(() => ask(request));
				return withSqlState(result, error);
			})
	};
}

/** The gateway of this process as supabase-js reaches it: no network in between. */
export function inProcess(gateway: Gateway, key: string): DataApi {
	return { url: 'http://localhost', key, fetch: (input, init) => gateway.fetch(new Request(input, init)) };
}
