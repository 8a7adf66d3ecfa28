/** Writes all data of the map into one file: `npm run backup`. */
import { createReadStream, createWriteStream } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import type { Progress } from '../backend/backend.ts';
import { inBaselines, versionsDone } from '../backend/earlier-history.ts';
import type { Engine, Statements } from '../backend/engine.ts';
import { identifier, nameOf, quoted, sequencesOf, tablesOf, type Table } from './catalogue.ts';
import { FORMAT, KIND, type Line } from './format.ts';

/** Rows read at a time. */
const BATCH_ROWS = 500;
/** Bytes of a file per line; divisible by three, so that the base64 parts can be joined. */
const FILE_PART_BYTES = 3 * 256 * 1024;

export interface Written {
	tables: number;
	rows: number;
	files: number;
}

/**
 * A snapshot of the database, consistent under concurrent writes. The file gets its name once it is complete; only its
 * owner may read it, since it contains data that is not public.
 * @param uploads folder of uploaded files; need not exist
 */
export async function writeBackup(
	engine: Engine,
	uploads: string,
	target: string,
	progress: Progress = () => undefined
): Promise<Written> {
	const unfinished = `${target}.part`;
	const out = createWriteStream(unfinished, { mode: 0o600, flags: 'w' });
	const gzip = createGzip();
	gzip.pipe(out);
	// A write error rejects the promise that is awaited below.
	const failure = new Promise<never>((_, reject) => out.once('error', reject));
	failure.catch(() => gzip.destroy());
	try {
		const written = await Promise.race([writeAll(engine, uploads, gzip, progress), failure]);
		gzip.end();
		await Promise.race([finished(out), failure]);
		await rename(unfinished, target);
		return written;
	} catch (error) {
		out.destroy();
		await rm(unfinished, { force: true });
		throw error;
	}
}

async function writeAll(engine: Engine, uploads: string, gzip: Gzip, progress: Progress): Promise<Written> {
	const counts = await engine.transaction(async (statements) => {
		await statements.query('set transaction isolation level repeatable read, read only');
		await put(gzip, {
			kind: KIND,
			format: FORMAT,
			made_at: new Date().toISOString(),
			migrations: [...inBaselines(await versionsDone(statements))]
		});
		const tables = await tablesOf(statements);
		let rows = 0;
		for (const table of tables) {
			progress(nameOf(table));
			rows += await writeTable(statements, table, gzip);
		}
		await put(gzip, { sequences: await sequencesOf(statements) });
		return { tables: tables.length, rows };
	});
	const files = await writeFiles(uploads, gzip, progress);
	await put(gzip, { end: { rows: counts.rows, files } });
	progress(null);
	return { ...counts, files };
}

async function writeTable(statements: Statements, table: Table, gzip: Gzip): Promise<number> {
	const { schema, name, columns } = table;
	await put(gzip, { table: { schema, name, columns: columns.map((column) => column.name) } });
	const values = columns.map((column) => `${identifier(column.name)}::text`).join(', ');
	// Encoded as JSON by the database: drivers differ in how they read arrays with nulls.
	const row = `pg_catalog.array_to_json(array[${values}]::text[])::text as r`;
	await statements.query(`declare reading no scroll cursor for select ${row} from ${quoted(table)}`);
	let count = 0;
	for (;;) {
		const rows = await statements.query<{ r: string }>(`fetch ${BATCH_ROWS} from reading`);
		if (rows.length === 0) break;
		count += rows.length;
		await putText(gzip, `{"rows":[${rows.map(({ r }) => r).join(',')}]}`);
	}
	await statements.query('close reading');
	return count;
}

async function writeFiles(folder: string, gzip: Gzip, progress: Progress): Promise<number> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
	for (const file of files.sort()) {
		const name = path.relative(folder, file).split(path.sep).join('/');
		progress(name);
		let empty = true;
		for await (const part of createReadStream(file, { highWaterMark: FILE_PART_BYTES }) as AsyncIterable<Buffer>) {
			await put(gzip, { file: name, base64: part.toString('base64') });
			empty = false;
		}
		if (empty) await put(gzip, { file: name, base64: '' });
	}
	return files.length;
}

const put = (gzip: Gzip, line: Line): Promise<void> => putText(gzip, JSON.stringify(line));

async function putText(gzip: Gzip, line: string): Promise<void> {
	if (!gzip.write(`${line}\n`)) await once(gzip, 'drain');
}
