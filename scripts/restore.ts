/** `npm run restore`: restores a file written by `npm run backup`. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../src/lib/server/backend/command.ts';
import { openGateway, readOrMakeKeys } from '../src/lib/server/backend/gateway.ts';
import { isSupabase, migrate } from '../src/lib/server/backend/migrate.ts';
import { ownerSettings, withDatabase } from '../src/lib/server/backend/with-database.ts';
import { openBackup } from '../src/lib/server/backup/read.ts';
import { restoreBackup } from '../src/lib/server/backup/restore.ts';
import { uploadsFolder } from '../src/lib/server/backup/uploads.ts';

const HELP = `Usage: npm run restore -- FILE [--replace]

Puts the file of "npm run backup" into an empty database, on whatever tier it was made: tables, accounts, photos; the
log and the numbers of records go on where they stood. All of it or nothing. People sign in again with their passwords.

  --replace   into a database that is not empty: everything in it goes
  --help      this text

The database is the one the server uses: .data/ (DATA_DIR), or DATABASE_URL. Stop the map first. For Supabase give the
direct address of the project's database as DATABASE_URL, after "supabase db push": accounts that the project has already
stay, and photos are left out.`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { replace: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } }
});

async function main(file: string): Promise<void> {
	// Checked before the database is opened.
	const backup = await openBackup(file);
	const settings = ownerSettings();
	await mkdir(settings.dataDir, { recursive: true });
	await withDatabase(async ({ engine, connection, mutex }) => {
		const supabase = await isSupabase(engine);
		// An empty database is migrated to the backup's version, filled, and then migrated further.
		await migrate(engine, settings.supabaseDir, backup.head.migrations);
		// Creates the tables of Auth where the map has never been started.
		if (!supabase) await openGateway(connection, await readOrMakeKeys(settings.dataDir), mutex);
		const restored = await restoreBackup(engine, backup, {
			replace: values.replace ?? false,
			supabase,
			uploads: supabase ? null : uploadsFolder(settings.dataDir),
			progress: (step) => {
				if (step) console.error(`  … ${step}`);
			}
		});
		await migrate(engine, settings.supabaseDir);
		const { tables, rows, files, skipped } = restored;
		console.log(`restored: ${tables} tables, ${rows} rows, ${files} files`);
		if (skipped > 0) console.log(`${skipped} files were left out: on Supabase they belong into its Storage`);
	}, settings);
}

const [file] = positionals;
await runCommand(HELP, values.help || !file ? null : () => main(path.resolve(file)));
