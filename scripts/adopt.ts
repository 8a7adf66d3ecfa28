/** `npm run adopt`: adopts a database made by an earlier version of the map. */
import { parseArgs } from 'node:util';
import { adopt } from '../src/lib/server/backend/adopt.ts';
import { openDatabase } from '../src/lib/server/backend/backend.ts';
import { isSupabase } from '../src/lib/server/backend/migrate.ts';
import { readSettings, StartError } from '../src/lib/server/backend/settings.ts';

const HELP = `Usage: npm run adopt

For a database that was made by a version of the map before the migrations of December 2026. In one transaction it gives
functions and triggers today's names and texts, exchanges the list of migrations that were run, and checks that the schema
is then the one that today's migrations make; where it differs, nothing is changed and the differences are listed. Data stay
as they are. Make a backup first (npm run backup).

  --help   this text

The database is the one the server uses: .data/ (DATA_DIR), or DATABASE_URL. Stop the map first. For Supabase give the
direct address of the project's database as DATABASE_URL, before "supabase db push".`;

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });

async function main(): Promise<void> {
	const settings = readSettings({ ...process.env, PUBLIC_SUPABASE_URL: undefined }, process.cwd());
	const database = await openDatabase(settings);
	try {
		const adopted = await adopt(database.engine, settings.supabaseDir, await isSupabase(database.engine));
		console.log(adopted ? 'adopted: start the map' : 'nothing to do: this database is not of an earlier version');
	} finally {
		await database.close();
	}
}

if (values.help) console.log(HELP);
else
	await main().catch((error: unknown) => {
		if (!(error instanceof StartError)) throw error;
		console.error(error.message);
		process.exitCode = 1;
	});
