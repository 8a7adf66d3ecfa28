import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateTypes } from '../../scripts/db-types.ts';
import type { Engine } from '../../src/lib/server/backend/engine.ts';
import { migrate, readMigrations } from '../../src/lib/server/backend/migrate.ts';
import { ENGINES, openDatabase, ROOT, SUPABASE, temporaryFolder, type TestDatabase } from './support/databases.ts';

/** The schema that the migrations make, in comparable form. */
async function schemaOf(engine: Engine): Promise<string[]> {
	const rows = await engine.query<{ line: string }>(`
		select 'column ' || table_schema || '.' || table_name || '.' || column_name || ' ' || data_type as line
			from information_schema.columns where table_schema in ('public', 'private', 'auth', 'supabase_migrations')
		union all select 'function ' || oid::regprocedure from pg_proc
			where pronamespace::regnamespace::text in ('public', 'private', 'auth')
		union all select 'policy ' || tablename || ' ' || policyname from pg_policies
		union all select 'extension ' || extname from pg_extension
		union all select 'schema ' || nspname from pg_namespace where nspname !~ '^pg_(toast|temp)'
		order by line`);
	return rows.map(({ line }) => line);
}

describe.each(ENGINES)('migrations on the %s engine', (name) => {
	let database: TestDatabase;
	let folder: string;
	const files = readMigrations(path.join(SUPABASE, 'migrations'));

	beforeAll(async () => {
		database = await openDatabase(name, 'empty');
		folder = temporaryFolder();
		cpSync(SUPABASE, folder, { recursive: true });
	});
	afterAll(async () => {
		await database.close();
		rmSync(folder, { recursive: true, force: true });
	});

	const addMigration = (version: string, sql: string) =>
		writeFileSync(path.join(folder, 'migrations', `${version}_test.sql`), sql);

	it('leave an empty database empty when the last of them fails', async () => {
		const before = await schemaOf(database.engine);
		addMigration('29990101000000', 'create table public.half_done (id int);');
		addMigration('29990101000001', 'create table public.half_done_too (id int); select 1 / 0;');
		// PostGIS alone takes the embedded engine seconds, and the transaction is the same without it.
		const few = name === 'embedded' ? ['29990101000000', '29990101000001'] : null;
		await expect(migrate(database.engine, folder, few)).rejects.toThrow(
			/^migration 29990101000001_test\.sql failed, nothing was changed: division by zero$/
		);
		expect(await schemaOf(database.engine)).toEqual(before);
		rmSync(path.join(folder, 'migrations', '29990101000001_test.sql'));
	});

	it('are all applied, and none the second time', async () => {
		expect(await migrate(database.engine, SUPABASE)).toEqual({ total: files.length, applied: files.length });
		const after = await schemaOf(database.engine);
		expect(await migrate(database.engine, SUPABASE)).toEqual({ total: files.length, applied: 0 });
		expect(await schemaOf(database.engine)).toEqual(after);
	});

	it('record their history where the Supabase CLI records it', async () => {
		const history = await database.engine.query(
			'select version, name, statements from supabase_migrations.schema_migrations order by version'
		);
		expect(history).toEqual(
			files.map(({ version, name: title, sql }) => ({ version, name: title, statements: [sql] }))
		);
	});

	it('leave a database with data unchanged when a later one fails', async () => {
		await database.engine
			.query(`insert into towns (code, slug, language, name, time_zone, west, south, east, north, margin_m, camera)
			values ('X1', 'x', 'en', '{"en":"X"}', 'UTC', 0, 0, 1, 1, 0, '{}')`);
		const before = await schemaOf(database.engine);
		addMigration(
			'29990101000000',
			`update towns set slug = 'changed'; alter table towns drop column camera; select nothing;`
		);
		await expect(migrate(database.engine, folder)).rejects.toThrow('nothing was changed');
		expect(await schemaOf(database.engine)).toEqual(before);
		expect(await database.engine.query('select slug from towns')).toEqual([{ slug: 'x' }]);
		await database.engine.query(`delete from towns`);
	});

	it('agree with the generated types', async () => {
		const types = await generateTypes(database.engine);
		expect(types).toBe(readFileSync(path.join(ROOT, 'src/lib/data/database.types.ts'), 'utf8'));
	});

	it('enable row level security on every public table', async () => {
		const open = await database.engine.query(
			`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity`
		);
		expect(open).toEqual([]);
	});

	it('make no public view or function that runs with more than the caller’s rights', async () => {
		const raised = await database.engine.query(`
			select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
			union all select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
				and not coalesce(reloptions::text like '%security_invoker=true%', false)`);
		expect(raised).toEqual([]);
	});

	it('put the town first in every table and every key', async () => {
		const misplaced = await database.engine.query(`
			select c.relname, i.indexrelid::regclass::text as key, a.attname as first
			from pg_class as c
			left join pg_index as i on i.indrelid = c.oid and (i.indisprimary or i.indisunique)
			left join pg_attribute as a on a.attrelid = c.oid and a.attnum = i.indkey[0]
			where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
				and c.relname <> 'towns' and a.attname is distinct from 'town_code'`);
		expect(misplaced).toEqual([]);
	});
});
