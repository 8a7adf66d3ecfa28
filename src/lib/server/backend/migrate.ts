/** Applies `supabase/migrations/*.sql`, with the file names and the history table of the Supabase CLI. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { isEarlier, versionsDone } from './earlier-history.ts';
import type { Engine, Statements } from './engine.ts';
import { StartError } from './settings.ts';

export interface Migration {
	version: string;
	name: string;
	sql: string;
}

const FILE_NAME = /^(\d{14})_(.+)\.sql$/;

const HISTORY = `
	create schema if not exists supabase_migrations;
	create table if not exists supabase_migrations.schema_migrations (
		version text primary key, statements text[], name text
	);
`;

/** Migrations of a folder in the order of their time stamps. */
export function readMigrations(folder: string): Migration[] {
	return readdirSync(folder)
		.sort()
		.flatMap((file) => {
			const match = FILE_NAME.exec(file);
			const [, version, name] = match ?? [];
			if (!version || !name) return [];
			return [{ version, name, sql: readFileSync(path.join(folder, file), 'utf8') }];
		});
}

/**
 * Runs the migrations missing in the history, all in one transaction: a failing migration leaves the database unchanged.
 * @param only versions to run; the others are skipped
 * @returns the number of migrations of the database, and how many of them are new
 * @throws StartError naming the file and the database's reason, or what to do with a database of an earlier version
 */
export async function migrate(
	engine: Engine,
	supabaseDir: string,
	only: readonly string[] | null = null
): Promise<{ total: number; applied: number }> {
	const migrations = readMigrations(path.join(supabaseDir, 'migrations')).filter(
		({ version }) => only === null || only.includes(version)
	);
	return engine.transaction(async (statements) => {
		const done = new Set(await versionsDone(statements));
		if (isEarlier([...done]))
			throw new StartError(
				'this database was made by an earlier version of the map: make a backup (npm run backup), then run "npm run adopt" once (docs/deploy.md)'
			);
		if (!(await isSupabase(statements))) await runPrelude(statements, supabaseDir);
		await statements.script(HISTORY);
		const applied = await runPending(statements, migrations, done);
		return { total: done.size + applied, applied };
	});
}

/** Runs the pending migrations, and records them. @returns how many there were */
export async function runPending(
	statements: Statements,
	migrations: readonly Migration[],
	done: ReadonlySet<string>
): Promise<number> {
	const pending = migrations.filter((migration) => !done.has(migration.version));
	for (const migration of pending) {
		try {
			await statements.script(migration.sql);
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			throw new StartError(
				`migration ${migration.version}_${migration.name}.sql failed, nothing was changed: ${reason}`
			);
		}
		await record(statements, migration);
	}
	return pending.length;
}

/** Records a migration in the history. */
export async function record(statements: Statements, { version, name, sql }: Migration): Promise<void> {
	await statements.query(
		'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)',
		[version, name, [sql]]
	);
}

/** Supabase has these roles and schemas already, and no other role may change them. */
export async function isSupabase(statements: Statements): Promise<boolean> {
	const rows = await statements.query("select from pg_roles where rolname = 'supabase_admin'");
	return rows.length > 0;
}

/** @throws StartError when the database user lacks the rights to create roles and schemas */
async function runPrelude(statements: Statements, supabaseDir: string): Promise<void> {
	try {
		await statements.script(readFileSync(path.join(supabaseDir, 'prelude.sql'), 'utf8'));
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new StartError(
			`this database user may not prepare the database (${reason}): let a superuser run supabase/prelude.sql once, see docs/deploy.md`
		);
	}
}
