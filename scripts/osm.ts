/** `npm run osm`: reads an OpenStreetMap extract, prints a summary, and loads it. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseBBox, type BBox } from '../src/lib/domain/shared/geo/bbox.ts';
import { seedTowns } from '../src/lib/server/backend/backend.ts';
import { runCommand, UsageError } from '../src/lib/server/backend/command.ts';
import { migrate } from '../src/lib/server/backend/migrate.ts';
import { withDatabase } from '../src/lib/server/backend/with-database.ts';
import { chosenTown } from '../src/lib/server/shared/chosen-town.ts';
import type { OsmImport } from '../src/lib/server/osm/load/osm-import.ts';
import { storeOsmImport, type StoredOsmImport } from '../src/lib/server/osm/load/store-import.ts';
import { OsmFileError } from '../src/lib/server/osm/pbf/blocks.ts';
import { readInWorker } from '../src/lib/server/osm/read-in-worker.ts';
import type { ReadOrder } from '../src/lib/server/osm/read-worker.ts';

const HELP = `Usage: npm run osm -- FILE.osm.pbf [--bbox w,s,e,n] [--town SLUG] [--dry-run]
       npm run osm -- --overpass URL --bbox w,s,e,n [--town SLUG] [--dry-run]

Reads streets that may be walked, rivers and water, green, buildings, residential areas, compounds and facilities from
an OpenStreetMap extract and loads them for a town, in one transaction: in the place of the example streets and of what
the last extract brought, and of nothing else. Data © OpenStreetMap contributors, ODbL.

  --bbox w,s,e,n   only what lies in this box or reaches into it (degrees); needed where the extract is larger than the town
  --overpass URL   ask an Overpass address instead of reading a file; needs --bbox
  --town SLUG      slug or code of the town; needed where the database has several
  --dry-run        read, sort and count; change nothing
  --help           this text

The database is the one the server uses: .data/ (DATA_DIR), or DATABASE_URL. The embedded one can be open only once: stop
the map first.`;

const BAR_WIDTH = 30;

function showProgress(share: number): void {
	if (!process.stderr.isTTY) return;
	const done = Math.round(share * BAR_WIDTH);
	const bar = `${'█'.repeat(done)}${'░'.repeat(BAR_WIDTH - done)}`;
	process.stderr.write(`\rreading ${bar} ${String(Math.round(share * 100)).padStart(3)} %${share >= 1 ? '\n' : ''}`);
}

function sourceOf(
	file: string | undefined,
	overpass: string | undefined,
	bbox: BBox | null
): Pick<ReadOrder, 'from' | 'name'> {
	if (file !== undefined && overpass !== undefined) throw new UsageError('a file or --overpass, not both');
	if (file !== undefined) return { from: { file }, name: path.basename(file) };
	if (overpass === undefined) throw new UsageError('name an .osm.pbf file, or --overpass with --bbox');
	if (!bbox) throw new UsageError('--overpass needs --bbox w,s,e,n');
	return { from: { overpass, bbox }, name: overpass };
}

function loadedLines(loaded: StoredOsmImport): string[] {
	return [
		loaded.replaced ? 'what the last extract brought was replaced' : 'loaded; no earlier extract was there',
		...(loaded.exampleStreetsRemoved ? ['the example streets made room for real ones'] : []),
		...(loaded.compoundsKept > 0 ? [`${loaded.compoundsKept} compounds stay as an import gave them`] : []),
		...(loaded.examplesLeft > 0
			? [`${loaded.examplesLeft} example compounds and facilities are still there: npm run examples -- --remove`]
			: [])
	];
}

async function load(osmImport: OsmImport, wanted: string | undefined): Promise<void> {
	await withDatabase(async ({ engine }, settings) => {
		await migrate(engine, settings.supabaseDir);
		await seedTowns(engine, settings);
		const town = await chosenTown(engine, wanted ?? settings.defaultTown);
		const loaded = await storeOsmImport(engine, town, osmImport, (step) => console.error(`  … ${step}`));
		console.log([`town               ${town.slug}`, ...loadedLines(loaded)].join('\n'));
	});
}

/** West of Greenwich a box begins with a minus sign, which the parser would take for an option. */
function withJoinedBox(args: readonly string[]): string[] {
	const at = args.indexOf('--bbox');
	const box = args[at + 1];
	return at === -1 || box === undefined ? [...args] : args.toSpliced(at, 2, `--bbox=${box}`);
}

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		args: withJoinedBox(process.argv.slice(2)),
		allowPositionals: true,
		options: {
			bbox: { type: 'string' },
			overpass: { type: 'string' },
			town: { type: 'string' },
			'dry-run': { type: 'boolean' },
			help: { type: 'boolean', short: 'h' }
		}
	});
	if (values.help) {
		console.log(HELP);
		return;
	}
	if (positionals.length > 1) throw new UsageError(`one file at a time, not ${positionals.length}`);
	const bbox = values.bbox === undefined ? null : parseBBox(values.bbox);
	if (values.bbox !== undefined && !bbox)
		throw new UsageError(`--bbox ${values.bbox}: west,south,east,north in degrees`);
	const [file] = positionals;
	const order: ReadOrder = { ...sourceOf(file, values.overpass, bbox), bbox, reportOnly: values['dry-run'] ?? false };
	const { report, osmImport } = await readInWorker(order, showProgress);
	console.log(report);
	if (osmImport) await load(osmImport, values.town);
	else console.log('dry run: nothing was changed');
}

await runCommand(HELP, main, OsmFileError);
