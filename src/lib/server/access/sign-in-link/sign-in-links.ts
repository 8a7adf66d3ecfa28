/** Sign-in by an e-mailed link, where mail is configured. Auth issues, stores and checks the code in it. */
import type { VerifyOtpParams } from '@supabase/supabase-js';
import { createDataClient, type DataApi } from '../../../data/client.ts';
import type { MailSettings } from '../../backend/settings.ts';
import { createMailer, type Mailer } from '../../mail/mailer.ts';
import { LINK_LIFE_MINUTES, linkEmail } from './link-email.ts';
import { sealWith } from './sealed-code.ts';

export interface SignInLinks {
	/** Whether e-mails can be sent at the moment. It does not depend on the account. */
	ready(): Promise<boolean>;
	/** Sends a link if the account exists; else nothing. It creates no account, and never reveals whether there is one. */
	send(email: string): Promise<void>;
	/** The account of a link; `email` is null where only Auth knows it. @returns null for a forged or expired link */
	read(token: string): { email: string | null; proof: VerifyOtpParams } | null;
}

/** Called by the gateway for every code that Auth issues. */
export type CodeHandler = (email: string, code: string) => void;

export interface LinksOfGateway {
	links: (authApi: DataApi) => SignInLinks;
	onCode: CodeHandler;
}

/**
 * The embedded and native tiers: Auth issues a code, and the e-mail is written here.
 * @param secret encrypts the links
 * @param mailer sends the e-mails
 */
export function linksOfGateway(
	{ smtp, origin }: MailSettings,
	secret: string,
	mailer: Mailer = createMailer(smtp),
	now: () => number = Date.now
): LinksOfGateway {
	const seal = sealWith(secret);
	return {
		onCode: (email, code) => {
			const token = seal.close({ email, code, sent_at: now() });
			// Not awaited: its duration would reveal that the account exists.
			void mailer.send({ to: email, ...linkEmail(origin, token) });
		},
		links: (authApi) => ({
			ready: () => mailer.isReachable(),
			send: (email) => askForCode(authApi, email),
			read: (token) => {
				const content = seal.open(token);
				if (!content || now() - content.sent_at > LINK_LIFE_MINUTES * 60_000) return null;
				const { email, code } = content;
				return { email, proof: { email, token: code, type: 'magiclink' } };
			}
		})
	};
}

const TOKEN_HASH = /^[\w-]{20,200}$/;

/** Supabase writes the e-mail itself, from supabase/templates. */
export function linksOfSupabase(authApi: DataApi): SignInLinks {
	const { url, key, fetch = globalThis.fetch } = authApi;
	return {
		ready: async () => {
			const answer = await fetch(`${url}/auth/v1/health`, {
				headers: { apikey: key },
				signal: AbortSignal.timeout(5_000)
			}).catch(() => null);
			return answer?.ok === true;
		},
		send: (email) => askForCode(authApi, email),
		read: (token) => (TOKEN_HASH.test(token) ? { email: null, proof: { token_hash: token, type: 'email' } } : null)
	};
}

async function askForCode(authApi: DataApi, email: string): Promise<void> {
	// A separate client: it writes no cookies of the visitor.
	const { auth } = createDataClient(authApi);
	const { error } = await auth.signInWithOtp({ email, options: { shouldCreateUser: false } });
	// A missing account is no error; other errors are logged without the address.
	if (error && error.code !== 'otp_disabled')
		console.error(`mail: Auth made no link (${error.code ?? error.name} ${error.status ?? ''})`);
}
