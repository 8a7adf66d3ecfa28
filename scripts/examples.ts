/** `npm run examples`: prints the number of example records, and removes them. */
import { parseArgs } from 'node:util';
import { openDatabase } from '../src/lib/server/backend/backend.ts';
import { migrate } from '../src/lib/server/backend/migrate.ts';
import { readSettings, StartError } from '../src/lib/server/backend/settings.ts';
import { countExamples, removeExamples } from '../src/lib/server/shared/examples.ts';

const HELP = `Usage: npm run examples -- [--remove]

Without an option: how many example records each table holds.

  --remove   delete every example; facts stay as they are
  --help     this text

While the map runs on the embedded database only one of them can have it: use the button in the notice on the page,
or stop the map first.`;

const { values } = parseArgs({ options: { remove: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });

async function main(): Promise<void> {
	const settings = readSettings({ ...process.env, PUBLIC_SUPABASE_URL: undefined }, process.cwd());
	const database = await openDatabase(settings);
	try {
		await migrate(database.engine, settings.supabaseDir);
		if (values.remove) console.log(`examples removed: ${await removeExamples(database.engine)}`);
		else console.log(JSON.stringify(await countExamples(database.engine)));
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
