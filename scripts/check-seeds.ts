/** `npm run check:seeds -- [FOLDER …]`: reads town folders and reports every problem with file and line. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findSeedFolders, readSeed } from '../src/lib/server/seed/read.ts';
import { SeedError } from '../src/lib/server/seed/problem.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { help: { type: 'boolean', short: 'h' } }
});
if (values.help) {
	console.log(
		'Usage: npm run check:seeds -- [FOLDER …]\nChecks town folders (default: every folder below seeds/) without loading them.'
	);
	process.exit(0);
}

const folders = positionals.length > 0 ? positionals.map((name) => path.resolve(name)) : findSeedFolders('seeds');
for (const folder of folders) {
	try {
		const seed = readSeed(folder);
		const counts = {
			features: seed.features.length,
			programmes: seed.programmes.length,
			notes: seed.notes.length,
			indicators: seed.indicators.length
		};
		console.log(`${path.basename(folder)}: ok ${JSON.stringify(counts)}`);
	} catch (error) {
		if (!(error instanceof SeedError)) throw error;
		console.error(error.message);
		process.exitCode = 1;
	}
}
