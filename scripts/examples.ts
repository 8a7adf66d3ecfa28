/** `npm run examples`: prints the number of example records, and removes them. */
import { parseArgs } from 'node:util';
import { runCommand } from '../src/lib/server/backend/command.ts';
import { migrate } from '../src/lib/server/backend/migrate.ts';
import { withDatabase } from '../src/lib/server/backend/with-database.ts';
import { countExamples, removeExamples } from '../src/lib/server/shared/examples.ts';

const HELP = `Usage: npm run examples -- [--remove]

Without an option: how many example records each table holds.

  --remove   delete every example; facts stay as they are
  --help     this text

While the map runs on the embedded database only one of them can have it: use the button in the notice on the page,
or stop the map first.`;

const { values } = parseArgs({ options: { remove: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });

const work = () =>
	withDatabase(async ({ engine }, { supabaseDir }) => {
		await migrate(engine, supabaseDir);
		if (values.remove) console.log(`examples removed: ${await removeExamples(engine)}`);
		else console.log(JSON.stringify(await countExamples(engine)));
	});

await runCommand(HELP, values.help ? null : work);
