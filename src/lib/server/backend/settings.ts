/** The settings in the environment, checked once at start. Every variable is described in docs/deploy.md. */
import path from 'node:path';
import * as v from 'valibot';
import { readSmtpServer, type SmtpServer } from '../mail/smtp-address.ts';
import { StartError } from './start-error.ts';

export { StartError };

export const TIERS = ['embedded', 'native', 'supabase'] as const;
export type Tier = (typeof TIERS)[number];

const flag = v.optional(v.picklist(['0', '1', 'true', 'false', '']));
const url = v.pipe(v.string(), v.url());

const environment = v.object({
	DATABASE_URL: v.optional(v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'))),
	PUBLIC_SUPABASE_URL: v.optional(url),
	PUBLIC_SUPABASE_ANON_KEY: v.optional(v.string()),
	SUPABASE_SERVICE_ROLE_KEY: v.optional(v.string()),
	DATA_DIR: v.optional(v.string()),
	SEEDS_DIR: v.optional(v.string()),
	MIGRATIONS_DIR: v.optional(v.string()),
	DEFAULT_TOWN: v.optional(v.string()),
	LOAD_EXAMPLES: flag,
	SMTP_URL: v.optional(v.string()),
	MAIL_FROM: v.optional(v.string()),
	ORIGIN: v.optional(url),
	SIGN_IN_LINKS: flag
});

/** Settings of e-mails with sign-in links. */
export interface MailSettings {
	smtp: SmtpServer;
	/** Public address of the site, without a trailing slash, for links. Never taken from a request. */
	origin: string;
}

export type Settings = {
	dataDir: string;
	/** Folders that contain town folders; the first one is the project's own. */
	seedRoots: readonly string[];
	supabaseDir: string;
	defaultTown: string | null;
	loadExamples: boolean;
} & (
	| { tier: 'embedded'; mail: MailSettings | null }
	| { tier: 'native'; databaseUrl: string; mail: MailSettings | null }
	| {
			tier: 'supabase';
			supabaseUrl: string;
			anonKey: string;
			serviceRoleKey: string | null;
			/** The owner's direct connection, where it is given: the rights are compared through it at start. */
			databaseUrl: string | null;
			/** Supabase sends the e-mails, with the template of supabase/templates. */
			signInLinks: boolean;
	  }
);

/**
 * @param root the project's folder: relative paths start there
 * @throws StartError naming the invalid variable
 */
export function readSettings(env: Record<string, string | undefined>, root: string): Settings {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const result = v.safeParse(environment, given);
	if (!result.success) {
		const [issue] = result.issues;
		throw new StartError(`${v.getDotPath(issue) ?? 'environment'}: ${issue.message}`);
	}
	const e = result.output;
	const common = {
		dataDir: path.resolve(root, e.DATA_DIR ?? '.data'),
		seedRoots: (e.SEEDS_DIR ?? 'seeds').split(path.delimiter).map((folder) => path.resolve(root, folder)),
		supabaseDir: path.resolve(root, e.MIGRATIONS_DIR ?? 'supabase'),
		defaultTown: e.DEFAULT_TOWN ?? null
	};
	const isSet = (value: string | undefined) => value === '1' || value === 'true';
	const asked = isSet(e.LOAD_EXAMPLES);
	if (e.PUBLIC_SUPABASE_URL) {
		if (!e.PUBLIC_SUPABASE_ANON_KEY)
			throw new StartError('PUBLIC_SUPABASE_URL is set, PUBLIC_SUPABASE_ANON_KEY is missing');
		return {
			...common,
			tier: 'supabase',
			supabaseUrl: e.PUBLIC_SUPABASE_URL,
			anonKey: e.PUBLIC_SUPABASE_ANON_KEY,
			serviceRoleKey: e.SUPABASE_SERVICE_ROLE_KEY ?? null,
			databaseUrl: e.DATABASE_URL ?? null,
			signInLinks: isSet(e.SIGN_IN_LINKS),
			loadExamples: asked
		};
	}
	const mail = mailOf(e.SMTP_URL, e.MAIL_FROM, e.ORIGIN);
	if (e.DATABASE_URL) return { ...common, tier: 'native', databaseUrl: e.DATABASE_URL, mail, loadExamples: asked };
	// Examples are loaded by default only on the embedded tier, where the map is tried for the first time.
	return { ...common, tier: 'embedded', mail, loadExamples: asked || e.LOAD_EXAMPLES === undefined };
}

function mailOf(smtpUrl?: string, from?: string, site?: string): MailSettings | null {
	if (!smtpUrl) return null;
	if (!from) throw new StartError('SMTP_URL is set, MAIL_FROM is missing: whom letters come from');
	if (!site) throw new StartError('SMTP_URL is set, ORIGIN is missing: links in letters lead to the public address');
	return { smtp: readSmtpServer(smtpUrl, from), origin: new URL(site).origin };
}
