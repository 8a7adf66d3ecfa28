/** Backup and restore, on both engines and from one to the other: complete, or nothing at all. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { moveStatus } from '../../src/lib/data/planning/status-moves.ts';
import type { Engine } from '../../src/lib/server/backend/engine.ts';
import { openNative } from '../../src/lib/server/backend/postgres.ts';
import { foreignKeysOf, nameOf, quoted, sequencesOf, tablesOf } from '../../src/lib/server/backup/catalogue.ts';
import { openBackup } from '../../src/lib/server/backup/read.ts';
import { restoreBackup, type RestoreOptions } from '../../src/lib/server/backup/restore.ts';
import { writeBackup } from '../../src/lib/server/backup/write.ts';
import { openDatabase, temporaryFolder, TOWN, type TestDatabase } from './support/databases.ts';
import { OWN_PASSWORD, signIn, staffMember } from './support/desk.ts';

const EMAIL = 'planner@example.org';
const FEATURE = 'pl-bailian-570';

/** The whole content of a database as comparable text: rows of each table, foreign keys and values of sequences. */
async function contentOf(engine: Engine): Promise<Record<string, unknown>> {
	return engine.transaction(async (statements) => {
		const content: Record<string, unknown> = {};
		for (const table of await tablesOf(statements)) {
			const values = table.columns.map(({ name }) => `"${name}"::text`).join(', ');
			const [row] = await statements.query<{ rows: number; hash: string }>(
				`select count(*)::int as rows, md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as hash
				from (select row(${values}) as t from ${quoted(table)}) as all_rows`
			);
			content[nameOf(table)] = row;
		}
		content['sequences'] = await sequencesOf(statements);
		content['references'] = (await foreignKeysOf(statements)).map(({ table, name }) => `${table} ${name}`);
		return content;
	});
}

/**
 * Gives a database to an owner of its own, as the account `postgres` of a Supabase project: the map's tables belong to
 * that role, Auth to another, and it may do what it was granted. @returns the connection string for that role
 */
async function supabaseOwner(engine: Engine): Promise<string> {
	const role = `project_${Date.now()}`;
	await engine.query(`create role ${role} login`);
	await engine.query(`do $$
		declare each record;
		begin
			for each in select format('alter schema %I owner to ${role}', nspname) as command from pg_namespace
				where nspname in ('public', 'private', 'supabase_migrations')
			union all
			select format('alter table %I.%I owner to ${role}', n.nspname, c.relname) from pg_class as c
				join pg_namespace as n on n.oid = c.relnamespace
				where n.nspname in ('public', 'private', 'supabase_migrations') and c.relkind in ('r', 'v', 'p')
			union all
			select format('alter function %s owner to ${role}', p.oid::regprocedure) from pg_proc as p
				where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
			loop
				execute each.command;
			end loop;
		end $$`);
	await engine.query(`grant usage on schema auth, extensions to ${role}`);
	await engine.query(`grant all on all tables in schema auth to ${role}`);
	const [database] = await engine.query<{ name: string }>('select current_database() as name');
	return inject('cluster').replace('//postgres@', `//${role}@`) + String(database?.name);
}

describe('a backup', () => {
	const folder = temporaryFolder();
	const file = (name: string) => path.join(folder, name);
	const uploads = file('uploads');
	const databases: TestDatabase[] = [];
	let embedded: TestDatabase;
	let native: TestDatabase;
	let whole: Record<string, unknown>;

	async function fresh(name: 'embedded' | 'native', content: 'migrated' | 'seeded'): Promise<TestDatabase> {
		const database = await openDatabase(name, content);
		databases.push(database);
		// As the command does, so that the tables of Auth exist.
		await database.gateway();
		return database;
	}

	const restore = async (database: Pick<TestDatabase, 'engine'>, from: string, options: Partial<RestoreOptions> = {}) =>
		restoreBackup(database.engine, await openBackup(file(from)), {
			replace: false,
			supabase: false,
			uploads: null,
			...options
		});
	/** The message of a restore that must fail. */
	const refusal = (database: TestDatabase, from: string, options: Partial<RestoreOptions> = {}): Promise<string> =>
		restore(database, from, options).then(
			() => 'it was restored',
			(error: Error) => error.message
		);

	beforeAll(async () => {
		embedded = await fresh('embedded', 'seeded');
		const planner = await staffMember(
			{ engine: embedded.engine, gateway: await embedded.adminGateway() },
			EMAIL,
			'planner',
			TOWN
		);
		const [latest] = await embedded.engine.query<{ id: number }>(
			`select e.id::int from status_events as e join features as f on f.id = e.feature_id
			where f.slug = $1 and e.kind = 'actual' order by e.date desc, e.id desc limit 1`,
			[FEATURE]
		);
		const moved = await moveStatus(planner, TOWN, {
			...{ feature: FEATURE, stage: 'construction_start', date: '2025-10-15', precision: 'day' },
			...{ document: '示例文件', documentNo: '', note: '引号"、反斜杠\\、换行\n、分行\u2028、表情🙂', language: 'zh' },
			...{ visibility: 'internal', reason: '', seen: latest?.id ?? null }
		});
		expect(moved).toHaveProperty('value.id');
		mkdirSync(path.join(uploads, '2026'), { recursive: true });
		writeFileSync(path.join(uploads, '2026', 'photo.jpg'), Buffer.alloc(2_000_000, 7));
		writeFileSync(path.join(uploads, 'empty'), '');
		whole = await contentOf(embedded.engine);
		await writeBackup(embedded.engine, uploads, file('embedded.backup'));
		native = await fresh('native', 'migrated');
	});
	afterAll(async () => {
		for (const database of databases) await database.close();
		rmSync(folder, { recursive: true, force: true });
	});

	it('is readable by its owner only, and leaves no temporary file', () => {
		expect(statSync(file('embedded.backup')).mode & 0o777).toBe(0o600);
		expect(existsSync(file('embedded.backup.part'))).toBe(false);
	});

	it('from the embedded engine fills an empty native database: every table, number and foreign key', async () => {
		const target = file('restored-uploads');
		const restored = await restore(native, 'embedded.backup', { uploads: target });
		expect(await contentOf(native.engine)).toEqual(whole);
		expect(restored.files).toBe(2);
		expect(readFileSync(path.join(target, '2026', 'photo.jpg'))).toEqual(Buffer.alloc(2_000_000, 7));
		expect(statSync(path.join(target, 'empty')).size).toBe(0);
	});

	it('restores accounts that can sign in; log entries and numbering go on, by the triggers disabled during the restore', async () => {
		const { data, error } = await signIn(await native.gateway(), EMAIL, OWN_PASSWORD);
		expect(error).toBeNull();
		expect(data.user?.email).toBe(EMAIL);
		const count = async () =>
			(await native.engine.query<{ n: number }>('select count(*)::int as n from change_log'))[0]?.n ?? 0;
		const [before, [highest]] = [
			await count(),
			await native.engine.query<{ id: number }>('select max(id)::int as id from features')
		];
		const [added] = await native.engine.query<{ id: number }>(
			`insert into features (town_code, slug, class, name, theme, kind, summary, visibility, basis, source, section)
			select town_code, 'example-after', class, name, theme, kind, summary, 'internal', basis, source, section
			from features where slug = $1 returning id::int`,
			[FEATURE]
		);
		expect(added?.id).toBeGreaterThan(highest?.id ?? Infinity);
		expect(await count()).toBe(before + 1);
		await expect(native.engine.query('delete from change_log')).rejects.toThrow(/append-only/);
		await native.engine.query(`delete from features where slug = 'example-after'`);
	});

	it('does not replace existing data unless asked to', async () => {
		expect(await refusal(native, 'embedded.backup')).toMatch(/^the database is not empty \(.+\): --replace/);
		await restore(native, 'embedded.backup', { replace: true });
		expect(await contentOf(native.engine)).toEqual(whole);
	});

	it('that is cut off, modified or not a backup changes nothing', async () => {
		const bytes = readFileSync(file('embedded.backup'));
		writeFileSync(file('cut.backup'), bytes);
		truncateSync(file('cut.backup'), Math.floor(bytes.length * 0.7));
		const text = gunzipSync(bytes).toString();
		const lines = text.trimEnd().split('\n');
		writeFileSync(file('short.backup'), gzipSync(lines.slice(0, -1).join('\n')));
		const missing = lines.findIndex((line) => line.startsWith('{"rows"'));
		writeFileSync(file('missing.backup'), gzipSync(lines.filter((_, i) => i !== missing).join('\n')));
		writeFileSync(file('wrong.backup'), gzipSync(text.replace('"310113102"', '"999999999"')));
		const outside = '{"file":"../../outside","base64":"aGVsbG8="}';
		writeFileSync(file('outside.backup'), gzipSync([...lines.slice(0, -1), outside, lines.at(-1)].join('\n')));
		writeFileSync(file('other.backup'), 'PK\u0003\u0004 something else');
		writeFileSync(file('empty.backup'), '');
		for (const [name, said] of [
			['cut.backup', /damaged or not whole: nothing was changed$/],
			['short.backup', /damaged or not whole: nothing was changed$/],
			['missing.backup', /nothing was changed$|the database is as it was/],
			['wrong.backup', /the database is as it was: .*(foreign key|violates)/],
			['outside.backup', /outside its folder/],
			['other.backup', /is no backup of this map$/],
			['empty.backup', /is no backup of this map$/],
			['nowhere.backup', /there is no such file$/]
		] as const)
			expect(await refusal(native, name, { replace: true, uploads: file('never') }), name).toMatch(said);
		expect(await contentOf(native.engine)).toEqual(whole);
		expect(existsSync(file('never'))).toBe(false);
		expect(existsSync(file('never.restoring'))).toBe(false);
	});

	it('of a newer version, or of an older one into a newer database, is refused with instructions', async () => {
		const [head = '', ...rest] = gunzipSync(readFileSync(file('embedded.backup')))
			.toString()
			.split('\n');
		const parsed = JSON.parse(head) as { migrations: string[] };
		const write = (name: string, migrations: string[]) =>
			writeFileSync(file(name), gzipSync([JSON.stringify({ ...parsed, migrations }), ...rest].join('\n')));
		write('newer.backup', [...parsed.migrations, '29990101000000']);
		write('older.backup', parsed.migrations.slice(0, -1));
		expect(await refusal(native, 'newer.backup', { replace: true })).toMatch(/newer version .* update the map first/);
		expect(await refusal(native, 'older.backup', { replace: true })).toMatch(/restore into an empty database/);
	});

	it('from the native engine fills an embedded one', async () => {
		await writeBackup(native.engine, file('no-uploads'), file('native.backup'));
		await restore(embedded, 'native.backup', { replace: true });
		expect(await contentOf(embedded.engine)).toEqual(whole);
	});

	it('that cannot be written gives the reason and leaves no partial file', async () => {
		const target = path.join(folder, 'no-such-folder', 'a.backup');
		await expect(writeBackup(native.engine, uploads, target)).rejects.toMatchObject({ code: 'ENOENT' });
	});

	it('restores into a Supabase-like database by an unprivileged account: existing accounts stay, others are added', async () => {
		const supabase = await fresh('native', 'migrated');
		const owner = await openNative(await supabaseOwner(supabase.engine));
		expect(await owner.engine.query('select usesuper from pg_user where usename = current_user')).toEqual([
			{ usesuper: false }
		]);
		await supabase.engine.query(
			`insert into auth.users (id, email, encrypted_password) values
			('00000000-0000-4000-8000-000000000001', 'somebody@example.org', 'x')`
		);
		const restored = await restore(owner, 'embedded.backup', { supabase: true });
		await owner.engine.close();
		expect(restored.skipped).toBe(2);
		const filled = Object.entries(await contentOf(supabase.engine)).filter(([table]) => table !== 'auth.users');
		expect(whole).toMatchObject(Object.fromEntries(filled));
		const accounts = await supabase.engine.query(`select email, confirmation_token from auth.users order by email`);
		expect(accounts).toEqual([
			{ email: EMAIL, confirmation_token: '' },
			{ email: 'somebody@example.org', confirmation_token: null }
		]);
		const [digest] = await supabase.engine.query<{ encrypted_password: string }>(
			'select encrypted_password from auth.users where email = $1',
			[EMAIL]
		);
		// The values that GoTrue compares with.
		expect(digest?.encrypted_password).toMatch(/^\$2[aby]\$/);
	});
});
