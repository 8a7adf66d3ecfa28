/**
 * Answers /rest/v1 and /auth/v1 on the page's own origin for the embedded and native tiers, the way Supabase would,
 * so that browser and server speak supabase-js whatever the tier.
 */
import { randomBytes } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { App, type Connection, generateApiKey } from '@supabase/lite';
import * as v from 'valibot';
import type { DataApi } from '../../data/client.ts';
import { MIN_PASSWORD_LENGTH } from '../../domain/staff/password.ts';
import { LINK_LIFE_MINUTES } from '../access/sign-in-link/link-email.ts';
import type { TakeCode } from '../access/sign-in-link/sign-in-links.ts';
import { aloud, withQuietLog } from './gateway-log.ts';
import { named } from './gateway-refusal.ts';
import { noTurns, type Turns } from './mutex.ts';

/** A token that was stolen is worth something for so long; whoever works on is given a new one without noticing. */
const TOKEN_LIFE_S = 1800;

/** Digits of the code in a sign-in link: 132 bits, which nobody types. */
const CODE_DIGITS = 40;

const keysFormat = v.object({ jwtSecret: v.string(), anonKey: v.string(), serviceKey: v.string() });
export type GatewayKeys = v.InferOutput<typeof keysFormat>;

export interface Gateway {
	keys: GatewayKeys;
	fetch(request: Request): Promise<Response>;
}

/** Keys are made on the first start and kept beside the data, readable by the owner only. */
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
	/** Lets accounts be made: for the staff command alone, never for a gateway that is served. */
	signUp?: boolean;
	/** Takes the codes of sign-in links; without it nothing is sent. */
	takeCode?: TakeCode;
}

/**
 * @param connection an open database; the gateway sets the asker's role on every request
 * @param turns how requests share the database when it has one connection only
 */
export async function openGateway(
	connection: Connection,
	keys: GatewayKeys,
	turns: Turns = noTurns,
	{ signUp = false, takeCode = () => undefined }: GatewayOptions = {}
): Promise<Gateway> {
	// Left alone, the first request would grant every right on every table to everybody and trust row level security
	// alone. The prelude has made the roles and the migrations have granted what each may do: that stays.
	Reflect.set(connection, 'rlsState', 'active');
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
				// The letter is written elsewhere: all that is wanted of Auth's own is the code.
				template: { magic_link: { subject: '{{ .Token }}' } }
			}
		},
		options: {
			server: { admin: false, disableStudio: true },
			// Left alone, Auth prints letters into the log.
			drivers: { email: { send: async ({ to, subject }) => aloud(() => takeCode(to, subject)) } }
		}
	});
	await app.ensureSystemSchema();
	await app.init();
	return {
		keys,
		fetch: (request) =>
			turns(async () => {
				const { result, error } = await withQuietLog(async () => app.fetch(request, { peerAddress: null }));
				return named(result, error);
			})
	};
}

/** The gateway of this process as supabase-js reaches it: no network in between. */
export function inProcess(gateway: Gateway, key: string): DataApi {
	return { url: 'http://localhost', key, fetch: (input, init) => gateway.fetch(new Request(input, init)) };
}
