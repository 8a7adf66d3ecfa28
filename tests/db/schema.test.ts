/**
 * The schema that the migrations make is the one in supabase/schema.txt, on both engines. After an intended change,
 * UPDATE_SCHEMA=1 rewrites the file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASELINES } from '../../src/lib/server/backend/earlier-history.ts';
import { readMigrations } from '../../src/lib/server/backend/migrate.ts';
import { schemaText } from '../../src/lib/server/backend/schema-text.ts';
import { ENGINES, openDatabase, SUPABASE, type TestDatabase } from './support/databases.ts';

const FILE = path.join(SUPABASE, 'schema.txt');

describe('the migrations', () => {
	const functions = readMigrations(path.join(SUPABASE, 'migrations')).flatMap(({ version, sql }) =>
		sql.split('\n').flatMap((line, at, lines) => {
			const name = /^create (?:or replace )?function ([\w.]+)/.exec(line)?.[1];
			return name ? [{ name, version, above: lines[at - 1] ?? '' }] : [];
		})
	);

	// A later migration replaces a function by its new form.
	it('define every function once in the baselines', () => {
		const names = functions.filter(({ version }) => BASELINES.includes(version)).map(({ name }) => name);
		expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
		expect(new Set(functions.map(({ name }) => name)).size).toBe(
			readFileSync(FILE, 'utf8').match(/^function /gm)?.length
		);
	});

	it('describe every function in a comment above it', () => {
		expect(functions.filter(({ above }) => !above.startsWith('-- ')).map(({ name }) => name)).toEqual([]);
	});
});

describe.each(ENGINES)('the schema on the %s engine', (name) => {
	let database: TestDatabase;

	beforeAll(async () => {
		database = await openDatabase(name, 'migrated');
	});
	afterAll(() => database.close());

	it('equals supabase/schema.txt', async () => {
		const lines = await database.engine.transaction(schemaText);
		if (process.env['UPDATE_SCHEMA'] === '1' && name === ENGINES[0]) writeFileSync(FILE, `${lines.join('\n')}\n`);
		expect(lines).toEqual(readFileSync(FILE, 'utf8').trimEnd().split('\n'));
	});

	it.each([
		['a column', 'alter table public.towns add column another integer', 'column public.towns'],
		['a default', `alter table public.features alter column is_example set default true`, 'column public.features'],
		[
			'a body',
			`create or replace function private.smallest_public_count() returns integer language sql immutable
			as 'select 6'`,
			'function private.smallest_public_count'
		],
		['a right of a table', 'grant insert on public.towns to anon', 'rights table public.towns'],
		['a right of a column', 'grant update (slug) on public.towns to anon', 'rights column public.towns.slug'],
		[
			'a right of a function',
			'grant execute on function private.set_change_reason(text) to anon',
			'rights function private.set_change_reason'
		],
		['a policy', 'create policy more on public.towns for update to anon using (true)', 'policy more on public.towns'],
		['row security', 'alter table public.towns disable row level security', 'table public.towns: row security off'],
		['a trigger', 'alter table public.features disable trigger check_place', 'trigger CREATE TRIGGER check_place'],
		['an index', 'drop index public.features_listed', null],
		['a row of a standard', 'delete from reference.water_limits', 'rows reference.water_limits']
	])('detects %s', async (_, change, begins) => {
		const known = new Set(readFileSync(FILE, 'utf8').trimEnd().split('\n'));
		let changed: string[] = [];
		const undo = new Error('undo');
		await expect(
			database.engine.transaction(async (statements) => {
				await statements.script(change);
				changed = await schemaText(statements);
				throw undo;
			})
		).rejects.toBe(undo);
		const surplus = changed.filter((line) => !known.has(line));
		if (begins === null) expect(changed.length).toBe(known.size - 1);
		else expect(surplus.join('\n')).toContain(begins);
	});
});
