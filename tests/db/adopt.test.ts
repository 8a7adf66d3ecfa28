/** Databases and backups of a version from before the baselines: adopted whole, or refused with the differences. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adopt } from '../../src/lib/server/backend/adopt.ts';
import { BASELINES, EARLIER, versionsDone } from '../../src/lib/server/backend/earlier-history.ts';
import type { Engine } from '../../src/lib/server/backend/engine.ts';
import { migrate, readMigrations } from '../../src/lib/server/backend/migrate.ts';
import { openBackup } from '../../src/lib/server/backup/read.ts';
import { restoreBackup } from '../../src/lib/server/backup/restore.ts';
import { writeBackup } from '../../src/lib/server/backup/write.ts';
import { ENGINES, openDatabase, SUPABASE, temporaryFolder, type TestDatabase } from './support/databases.ts';

const migrations = readMigrations(path.join(SUPABASE, 'migrations'));

/** Names as the earlier version had them: the reverse of adopt.sql. */
async function giveEarlierNames(engine: Engine): Promise<void> {
	const renames = readFileSync(path.join(SUPABASE, 'adopt.sql'), 'utf8').matchAll(
		/^alter (function private\.|trigger |policy |table .* rename constraint )("[^"]+"|\w+)(.*?)( rename)? to (.*);$/gm
	);
	for (const [, kind, from, middle, rename, to] of renames)
		await engine.query(`alter ${kind}${to}${middle}${rename ?? ''} to ${from}`);
	await engine.script(`do $$
		declare named record;
		begin
			for named in select tgrelid::regclass as table_name, tgname from pg_trigger where tgname ~ '^notify_(insert|update|delete)$' loop
				execute format('alter trigger %I on %s rename to %I', named.tgname, named.table_name, replace(named.tgname, 'notify_', 'tell_'));
			end loop;
		end $$`);
	// One of many functions whose text has changed.
	await engine.query(`create or replace function private.circle_accuracy_m() returns double precision language sql immutable
		as $$ select 300::double precision $$`);
}

/** The migration history of the earlier version, or a part of it. */
async function pretendEarlier(engine: Engine, versions: readonly string[] = EARLIER): Promise<void> {
	await engine.query('delete from supabase_migrations.schema_migrations');
	await engine.query(
		`insert into supabase_migrations.schema_migrations (version, name) select v, 'earlier' from unnest($1::text[]) as v`,
		[versions]
	);
}

const message = (work: Promise<unknown>): Promise<string> =>
	work.then(
		() => 'it was done',
		(error: Error) => error.message
	);

it('the baselines are the first migrations', () => {
	expect(migrations.slice(0, BASELINES.length).map(({ version }) => version)).toEqual(BASELINES);
	expect(EARLIER.length).toBe(46);
});

describe.each(ENGINES)('a database of an earlier version on the %s engine', (name) => {
	let database: TestDatabase;
	let engine: Engine;
	const folder = temporaryFolder();
	const file = path.join(folder, 'earlier.backup');
	const towns = () => engine.query('select code, edition from towns order by code');

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		engine = database.engine;
		await giveEarlierNames(engine);
	});
	afterAll(async () => {
		await database.close();
		rmSync(folder, { recursive: true, force: true });
	});

	it('is not migrated: the start names the command to run', async () => {
		await pretendEarlier(engine);
		expect(await message(migrate(engine, SUPABASE))).toMatch(/earlier version.*npm run backup.*npm run adopt/);
		expect(await versionsDone(engine)).toEqual(EARLIER);
	});

	it('is refused with the differences where its schema is a different one, and stays unchanged', async () => {
		await engine.script(
			`alter table towns add column mine text; alter policy "everyone reads towns" on towns using (false)`
		);
		const said = await message(adopt(engine, SUPABASE, false));
		expect(said).toContain('nothing was changed');
		expect(said).toMatch(/not expected: column public\.towns \d\d mine text/);
		expect(said).toMatch(/missing: policy "everyone reads towns" .*using \(true\)/);
		expect(await versionsDone(engine)).toEqual(EARLIER);
		await engine.script(
			`alter table towns drop column mine; alter policy "everyone reads towns" on towns using (true)`
		);
	});

	it('is refused where the earlier version had not finished its migrations', async () => {
		await pretendEarlier(engine, EARLIER.slice(0, 40));
		for (const work of [adopt(engine, SUPABASE, false), migrate(engine, SUPABASE)])
			expect(await message(work)).toMatch(/40 of the 46 migrations .* start the last earlier version once/);
		await pretendEarlier(engine);
	});

	it('can be backed up unchanged, for a restore into a new database', async () => {
		await writeBackup(engine, path.join(folder, 'none'), file);
		expect((await openBackup(file)).head.migrations).toEqual(BASELINES);
	});

	it('is adopted: the migration history is replaced, rows stay, and the next start has nothing to migrate', async () => {
		const before = await towns();
		expect(await adopt(engine, SUPABASE, false)).toBe(true);
		expect(await towns()).toEqual(before);
		expect(await migrate(engine, SUPABASE)).toEqual({ total: migrations.length, applied: 0 });
		expect(
			await engine.query('select version, name, statements from supabase_migrations.schema_migrations order by version')
		).toEqual(migrations.map(({ version, name: title, sql }) => ({ version, name: title, statements: [sql] })));
		expect(await adopt(engine, SUPABASE, false)).toBe(false);
	});

	it('restores a backup made by the earlier version', async () => {
		const [head = '', ...rest] = gunzipSync(readFileSync(file)).toString().split('\n');
		const earlier = { ...(JSON.parse(head) as object), migrations: EARLIER };
		writeFileSync(file, gzipSync([JSON.stringify(earlier), ...rest].join('\n')));
		const before = await towns();
		const options = { replace: true, supabase: false, uploads: null };
		await restoreBackup(engine, await openBackup(file), options);
		expect(await towns()).toEqual(before);
		writeFileSync(file, gzipSync([JSON.stringify({ ...earlier, migrations: EARLIER.slice(1) }), ...rest].join('\n')));
		expect(await message(openBackup(file))).toMatch(/45 of the 46 migrations/);
	});
});

describe('a Supabase project', () => {
	it('is adopted with the grants that Supabase sets by default, and refused with more', async () => {
		const { engine, close } = await openDatabase('native', 'empty');
		await engine.script(`do $$ begin
			if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin noinherit; end if;
			if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin noinherit; end if;
			if not exists (select from pg_roles where rolname = 'service_role') then create role service_role nologin noinherit bypassrls; end if;
		end $$;
		alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
		alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
		alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
		create extension pg_trgm`);
		await migrate(engine, SUPABASE);
		await giveEarlierNames(engine);
		await pretendEarlier(engine);
		expect(await message(adopt(engine, SUPABASE, false))).toContain('missing: rights');
		await engine.query('grant insert on public.change_log to anon');
		expect(await message(adopt(engine, SUPABASE, true))).toContain(
			'not expected: rights table public.change_log: anon=insert'
		);
		await engine.query('revoke insert on public.change_log from anon');
		expect(await message(adopt(engine, SUPABASE, true))).toBe('it was done');
		await close();
	});
});
