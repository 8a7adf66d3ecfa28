/** `npm run backup`: all data of the map in one file. */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../src/lib/server/backend/command.ts';
import { isEarlier, versionsDone } from '../src/lib/server/backend/earlier-history.ts';
import { migrate } from '../src/lib/server/backend/migrate.ts';
import { StartError } from '../src/lib/server/backend/settings.ts';
import { withDatabase } from '../src/lib/server/backend/with-database.ts';
import { uploadsFolder } from '../src/lib/server/backup/uploads.ts';
import { writeBackup } from '../src/lib/server/backup/write.ts';

const HELP = `Usage: npm run backup -- FILE [--force]

Writes every table, the accounts with the digests of their passwords, and what people have sent in (photos) into one
file, as they are at one moment. "npm run restore" puts it back, on this tier or another. Whoever has the file can read
all that is internal, too: keep it as you keep the database.

  --force   write over FILE where it is there already
  --help    this text

The database is the one the server uses: .data/ (DATA_DIR), or DATABASE_URL. The embedded one can be open only once: stop
the map first. Of a Supabase project give its address as DATABASE_URL; its photos are not in the file.`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { force: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } }
});

async function main(name: string): Promise<void> {
	const file = path.resolve(name);
	if (!values.force && existsSync(file)) throw new StartError(`${file} is there already: --force writes over it`);
	if (!existsSync(path.dirname(file))) throw new StartError(`${path.dirname(file)}: there is no such folder`);
	await withDatabase(async ({ engine }, settings) => {
		// A database of an earlier version is accepted: the backup comes before `npm run adopt`.
		if (!isEarlier(await versionsDone(engine))) await migrate(engine, settings.supabaseDir);
		const written = await writeBackup(engine, uploadsFolder(settings.dataDir), file, (step) => {
			if (step) console.error(`  … ${step}`);
		});
		const { size } = await stat(file);
		const { tables, rows, files } = written;
		console.log(`${file}: ${tables} tables, ${rows} rows, ${files} files, ${(size / 1e6).toFixed(1)} MB`);
	}).catch((error: unknown) => {
		const { code, message } = error as NodeJS.ErrnoException;
		if (code === 'ENOSPC' || code === 'EFBIG') throw new StartError(`${name}: the disk is full, no backup was made`);
		throw code === 'EACCES' ? new StartError(message) : error;
	});
}

const [file] = positionals;
await runCommand(HELP, values.help || !file ? null : () => main(file));
