/** Restores a backup: `npm run restore`. In one transaction, so that existing data stays until all of it has been read. */
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Progress } from '../backend/backend.ts';
import { versionsDone } from '../backend/earlier-history.ts';
import type { Engine, Statements } from '../backend/engine.ts';
import { StartError } from '../backend/settings.ts';
import {
	foreignKeysOf,
	identifier,
	nameOf,
	quoted,
	tablesOf,
	type Column,
	type ForeignKey,
	type Table
} from './catalogue.ts';
import type { Head, Line } from './format.ts';

export interface RestoreOptions {
	/** Whether existing data may be replaced. */
	replace: boolean;
	/** Auth, its tables and its accounts are Supabase's: accounts are added there, never removed. */
	supabase: boolean;
	/** Folder for uploaded files; null: the files of the backup are skipped. */
	uploads: string | null;
	progress?: Progress;
}

export interface Restored {
	tables: number;
	rows: number;
	files: number;
	/** Skipped files. */
	skipped: number;
}

/** @throws StartError in one line; then the database is unchanged */
export async function restoreBackup(
	engine: Engine,
	{ head, lines }: { head: Head; lines: AsyncIterable<Line> },
	options: RestoreOptions
): Promise<Restored> {
	const files = new FileRestore(options.uploads);
	try {
		const counts = await engine.transaction((statements) => fill(statements, head, lines, files, options));
		await files.takeOver();
		return { ...counts, files: files.count, skipped: files.skipped };
	} catch (error) {
		if (error instanceof StartError) throw error;
		const reason = error instanceof Error ? error.message : String(error);
		throw new StartError(`the backup could not be restored, the database is as it was: ${reason}`);
	} finally {
		await files.tidy();
	}
}

async function fill(
	statements: Statements,
	head: Head,
	lines: AsyncIterable<Line>,
	files: FileRestore,
	{ replace, supabase, progress = () => undefined }: RestoreOptions
): Promise<{ tables: number; rows: number }> {
	await refuseOtherSchema(statements, head);
	const tables = await tablesOf(statements);
	const own = tables.filter(({ schema }) => schema !== 'auth');
	if (!replace) await refuseToOverwrite(statements, own);
	const keys = await foreignKeysOf(statements);
	await unlock(statements, own, keys);
	await empty(statements, tables, supabase);

	const counts = { tables: 0, rows: 0 };
	let current: Filling | null = null;
	for await (const line of lines) {
		if ('table' in line) {
			current = fillingOf(tables, line.table, supabase);
			counts.tables += 1;
			progress(nameOf(line.table));
		} else if ('rows' in line) {
			if (current) await insert(statements, current, line.rows);
			counts.rows += line.rows.length;
		} else if ('sequences' in line) {
			for (const { schema, name, last_value } of line.sequences)
				if (last_value !== null)
					await statements.query('select pg_catalog.setval($1::text::pg_catalog.regclass, $2::text::bigint)', [
						quoted({ schema, name }),
						last_value
					]);
		} else if ('file' in line) await files.add(line.file, line.base64);
		else if ('end' in line && (line.end.rows !== counts.rows || line.end.files !== files.seen))
			throw new StartError('the backup does not hold what its last line counts: nothing was changed');
	}
	await files.close();
	progress('checking references');
	await lock(statements, own, keys);
	progress(null);
	return counts;
}

async function refuseOtherSchema(statements: Statements, { migrations }: Head): Promise<void> {
	const here = await versionsDone(statements);
	const missing = migrations.filter((version) => !here.includes(version));
	if (missing.length > 0)
		throw new StartError(`the backup was made by a newer version (migration ${missing[0]}): update the map first`);
	if (here.length > migrations.length)
		throw new StartError(
			`the database is newer than the backup (${here.length} migrations, the backup has ${migrations.length}): restore into an empty database, it is brought up to date afterwards`
		);
}

async function refuseToOverwrite(statements: Statements, tables: readonly Table[]): Promise<void> {
	for (const table of tables) {
		const rows = await statements.query(`select 1 from ${quoted(table)} limit 1`);
		if (rows.length > 0)
			throw new StartError(
				`the database is not empty (${nameOf(table)}): --replace puts the backup in the place of everything`
			);
	}
}

/** Rows are inserted table by table, unchanged: no trigger may compute, log or refuse anything meanwhile. */
async function unlock(statements: Statements, tables: readonly Table[], keys: readonly ForeignKey[]): Promise<void> {
	for (const { table, name } of keys) await statements.query(`alter table ${table} drop constraint ${name}`);
	for (const table of tables) await statements.query(`alter table ${quoted(table)} disable trigger user`);
}

async function lock(statements: Statements, tables: readonly Table[], keys: readonly ForeignKey[]): Promise<void> {
	for (const table of tables) await statements.query(`alter table ${quoted(table)} enable trigger user`);
	for (const { table, name, definition } of keys)
		await statements.query(`alter table ${table} add constraint ${name} ${definition}`);
}

async function empty(statements: Statements, tables: readonly Table[], supabase: boolean): Promise<void> {
	const own = tables.filter(({ schema }) => schema !== 'auth');
	await statements.query(`truncate table ${own.map(quoted).join(', ')}`);
	if (supabase) return;
	// Sessions and all other rows that refer to an account are deleted with it.
	if (tables.some((table) => nameOf(table) === 'auth.users')) await statements.query('delete from auth.users');
}

/** Target of a table's rows: the columns that the backup and the database both have. */
interface Filling {
	table: Table;
	columns: readonly (Column & { place: number })[];
	/** Existing accounts are updated from the backup. */
	merges: boolean;
}

function fillingOf(
	tables: readonly Table[],
	{ schema, name, columns }: { schema: string; name: string; columns: readonly string[] },
	supabase: boolean
): Filling | null {
	const table = tables.find((candidate) => candidate.schema === schema && candidate.name === name);
	if (!table) {
		if (schema === 'auth') return null;
		throw new StartError(`the database has no table ${schema}.${name}: nothing was changed`);
	}
	const known = table.columns.flatMap((column) => {
		const place = columns.indexOf(column.name);
		return place < 0 ? [] : [{ ...column, place }];
	});
	return { table, columns: known, merges: supabase && schema === 'auth' };
}

/** GoTrue reads these as text: where Supabase's own accounts have an empty one, null would break the sign-in. */
const TOKEN = /_token(_new|_current)?$|^(email|phone)_change$/;

async function insert(
	statements: Statements,
	{ table, columns, merges }: Filling,
	rows: readonly (string | null)[][]
): Promise<void> {
	const names = columns.map(({ name }) => identifier(name)).join(', ');
	const values = columns.map(({ name, type, place }) => {
		const text = `r ->> ${place}`;
		return merges && TOKEN.test(name) ? `coalesce(${text}, '')` : `(${text})::${type}`;
	});
	const conflict = columns.map(({ name }) => `${identifier(name)} = excluded.${identifier(name)}`).join(', ');
	const onConflict = merges ? `on conflict (id) do update set ${conflict}` : '';
	await statements.query(
		`insert into ${quoted(table)} (${names}) overriding system value
		select ${values.join(', ')} from pg_catalog.jsonb_array_elements($1::text::jsonb) as r ${onConflict}`,
		[JSON.stringify(rows)]
	);
}

/** Files are written beside the folder and moved into place once the database is filled. */
class FileRestore {
	readonly #folder: string | null;
	readonly #fresh: string;
	#handle: { name: string; file: FileHandle } | null = null;
	/** Files in the backup. */
	seen = 0;
	count = 0;
	skipped = 0;
	#last = '';

	constructor(folder: string | null) {
		this.#folder = folder;
		this.#fresh = `${folder ?? ''}.restoring`;
	}

	async add(name: string, base64: string): Promise<void> {
		if (name !== this.#last) {
			this.seen += 1;
			this.#last = name;
			if (this.#folder === null) this.skipped += 1;
		}
		if (this.#folder === null) return;
		if (this.#handle?.name !== name) await this.#begin(name);
		await this.#handle?.file.write(Buffer.from(base64, 'base64'));
	}

	async #begin(name: string): Promise<void> {
		await this.close();
		const target = path.resolve(this.#fresh, name);
		if (!target.startsWith(this.#fresh + path.sep))
			throw new StartError(`the backup names a file outside its folder: ${name}`);
		await mkdir(path.dirname(target), { recursive: true });
		this.#handle = { name, file: await open(target, 'w', 0o600) };
		this.count += 1;
	}

	async close(): Promise<void> {
		await this.#handle?.file.close();
		this.#handle = null;
	}

	async takeOver(): Promise<void> {
		if (this.#folder === null || this.count === 0) return;
		const old = `${this.#folder}.before`;
		await rm(old, { recursive: true, force: true });
		await rename(this.#folder, old).catch(() => undefined);
		await rename(this.#fresh, this.#folder);
		await rm(old, { recursive: true, force: true });
	}

	async tidy(): Promise<void> {
		await this.close();
		if (this.#folder !== null) await rm(this.#fresh, { recursive: true, force: true });
	}
}
