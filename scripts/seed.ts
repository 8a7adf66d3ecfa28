/** `npm run seed`: loads town folders into the database. */
import { parseArgs } from 'node:util';
import { migrate } from '../src/lib/server/backend/migrate.ts';
import { runCommand } from '../src/lib/server/backend/command.ts';
import { checkRights } from '../src/lib/server/backend/rights.ts';
import { StartError } from '../src/lib/server/backend/settings.ts';
import { ownerSettings, withDatabase } from '../src/lib/server/backend/with-database.ts';
import { loadSeed } from '../src/lib/server/seed/load.ts';
import { SeedError } from '../src/lib/server/seed/problem.ts';
import { findSeedFolders, readSeed } from '../src/lib/server/seed/read.ts';

const HELP = `Usage: npm run seed -- [--replace] [TOWN …]

Loads the town folders below seeds/ (or SEEDS_DIR) into the database: all, or the ones whose slug is given.
A town that is already there stays as it is.

  --replace   remove the town first and load it anew: everything recorded since is lost
  --help      this text

The database is the one the server uses: .data/ (DATA_DIR), or DATABASE_URL. For Supabase set DATABASE_URL to the
project's direct connection string.`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { replace: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } }
});

async function main(): Promise<void> {
	// With a connection string the database is opened as its owner, whatever tier the pages use.
	const settings = ownerSettings();
	const seeds = settings.seedRoots.flatMap(findSeedFolders).map(readSeed);
	const chosen = positionals.length > 0 ? seeds.filter((seed) => positionals.includes(seed.town.slug)) : seeds;
	const unknown = positionals.filter((slug) => !seeds.some((seed) => seed.town.slug === slug));
	if (unknown.length > 0) throw new StartError(`no seed folder for: ${unknown.join(', ')}`);

	await withDatabase(async ({ engine }) => {
		await migrate(engine, settings.supabaseDir);
		await checkRights(engine);
		for (const seed of chosen) {
			const result = await loadSeed(engine, seed, {
				replace: values.replace ?? false,
				examples: settings.loadExamples
			});
			console.log(
				`${seed.town.slug}: ${result} (${seed.features.length} features, ${seed.indicators.length} indicators)`
			);
		}
	}, settings);
}

await runCommand(HELP, values.help ? null : main, SeedError);
