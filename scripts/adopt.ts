/** `npm run adopt`: adopts a database made by an earlier version of the map. */
import { parseArgs } from 'node:util';
import { adopt } from '../src/lib/server/backend/adopt.ts';
import { runCommand } from '../src/lib/server/backend/command.ts';
import { isSupabase } from '../src/lib/server/backend/migrate.ts';
import { withDatabase } from '../src/lib/server/backend/with-database.ts';

const HELP = `Usage: npm run adopt

For a database that was made by a version of the map before the migrations of December 2026. In one transaction it gives
functions and triggers today's names and texts, exchanges the list of migrations that were run, and checks that the schema
is then the one that today's migrations make; where it differs, nothing is changed and the differences are listed. Data stay
as they are. Make a backup first (npm run backup).

  --help   this text

The database is the one the server uses: .data/ (DATA_DIR), or DATABASE_URL. Stop the map first. For Supabase give the
direct address of the project's database as DATABASE_URL, before "supabase db push".`;

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });

const work = () =>
	withDatabase(async ({ engine }, { supabaseDir }) => {
		const adopted = await adopt(engine, supabaseDir, await isSupabase(engine));
		console.log(adopted ? 'adopted: start the map' : 'nothing to do: this database is not of an earlier version');
	});

await runCommand(HELP, values.help ? null : work);
