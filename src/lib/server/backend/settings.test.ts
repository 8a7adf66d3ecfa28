import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings, StartError } from './settings.ts';

const ROOT = path.resolve('/a/project');

describe('readSettings', () => {
	it('is the embedded tier with examples where nothing is set', () => {
		expect(readSettings({}, ROOT)).toMatchObject({
			tier: 'embedded',
			dataDir: path.join(ROOT, '.data'),
			seedRoots: [path.join(ROOT, 'seeds')],
			loadExamples: true
		});
	});

	it.each([
		[{ DATABASE_URL: 'postgres://h/d' }, 'native', false],
		[{ DATABASE_URL: 'postgresql://h/d', LOAD_EXAMPLES: '1' }, 'native', true],
		[
			{ PUBLIC_SUPABASE_URL: 'https://x.example', PUBLIC_SUPABASE_ANON_KEY: 'k', DATABASE_URL: 'postgres://h/d' },
			'supabase',
			false
		],
		[{ LOAD_EXAMPLES: '0' }, 'embedded', false],
		[{ DATABASE_URL: '', LOAD_EXAMPLES: '' }, 'embedded', true]
	])('%o: %s, examples: %s', (env, tier, loadExamples) => {
		expect(readSettings(env, ROOT)).toMatchObject({ tier, loadExamples });
	});

	it('sends mail where a server, a sender and the public address are given', () => {
		const env = { SMTP_URL: 'smtp://relay:25', MAIL_FROM: 'map@example.org', ORIGIN: 'https://map.example.org/' };
		expect(readSettings(env, ROOT)).toMatchObject({
			mail: { origin: 'https://map.example.org', smtp: { host: 'relay', port: 25 } }
		});
		expect(readSettings({ ORIGIN: env.ORIGIN }, ROOT)).toMatchObject({ mail: null });
		expect(() => readSettings({ ...env, MAIL_FROM: '' }, ROOT)).toThrow('MAIL_FROM');
		expect(() => readSettings({ ...env, ORIGIN: '' }, ROOT)).toThrow('ORIGIN');
		const supabase = { PUBLIC_SUPABASE_URL: 'https://x.example', PUBLIC_SUPABASE_ANON_KEY: 'k' };
		expect(readSettings({ ...supabase, SIGN_IN_LINKS: '1' }, ROOT)).toMatchObject({ signInLinks: true });
		expect(readSettings(supabase, ROOT)).toMatchObject({ signInLinks: false });
	});

	it('takes several folders of towns', () => {
		const SEEDS_DIR = ['seeds', '/elsewhere'].join(path.delimiter);
		expect(readSettings({ SEEDS_DIR }, ROOT).seedRoots).toEqual([path.join(ROOT, 'seeds'), path.resolve('/elsewhere')]);
	});

	it.each([
		[{ DATABASE_URL: 'mysql://h/d' }, 'DATABASE_URL'],
		[{ PUBLIC_SUPABASE_URL: 'nowhere' }, 'PUBLIC_SUPABASE_URL'],
		[{ PUBLIC_SUPABASE_URL: 'https://x.example' }, 'PUBLIC_SUPABASE_ANON_KEY'],
		[{ LOAD_EXAMPLES: 'perhaps' }, 'LOAD_EXAMPLES']
	])('%o is refused in one line that names %s', (env, name) => {
		expect(() => readSettings(env, ROOT)).toThrow(StartError);
		expect(() => readSettings(env, ROOT)).toThrow(new RegExp(`^[^\\n]*${name}[^\\n]*$`));
	});
});
