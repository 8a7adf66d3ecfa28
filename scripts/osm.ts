/** `npm run osm`: reads an OpenStreetMap extract and says what it holds for the map. */
import { parseArgs } from 'node:util';
import { islandsOf } from '../src/lib/domain/circle/islands.ts';
import { buildNetwork } from '../src/lib/domain/circle/network.ts';
import { joinStreets } from '../src/lib/domain/circle/streets.ts';
import { parseBBox, type BBox } from '../src/lib/domain/geo/bbox.ts';
import { assemble, readExtract, type OsmExtract } from '../src/lib/server/osm/extract.ts';
import { readOverpass } from '../src/lib/server/osm/overpass.ts';
import { OsmFileError } from '../src/lib/server/osm/pbf-blocks.ts';

const HELP = `Usage: npm run osm -- FILE.osm.pbf [--bbox w,s,e,n] [--dry-run]
       npm run osm -- --overpass URL --bbox w,s,e,n [--dry-run]

Reads streets that may be walked, rivers and water, green, buildings, residential areas, compounds and facilities
from an OpenStreetMap extract. Data © OpenStreetMap contributors, ODbL.

  --bbox w,s,e,n   only what lies in this box or reaches into it (degrees)
  --overpass URL   ask an Overpass address instead of reading a file; needs --bbox
  --dry-run        read, sort and count; change nothing
  --help           this text`;

class UsageError extends Error {}

const BAR_WIDTH = 30;

function showProgress(share: number): void {
	if (!process.stderr.isTTY) return;
	const done = Math.round(share * BAR_WIDTH);
	const bar = `${'█'.repeat(done)}${'░'.repeat(BAR_WIDTH - done)}`;
	process.stderr.write(`\rreading ${bar} ${String(Math.round(share * 100)).padStart(3)} %${share >= 1 ? '\n' : ''}`);
}

async function read(file: string | undefined, overpass: string | undefined, bbox: BBox | null): Promise<OsmExtract> {
	if (file !== undefined) return readExtract(file, { bbox, onProgress: showProgress });
	if (overpass === undefined) throw new UsageError('name an .osm.pbf file, or --overpass with --bbox');
	if (!bbox) throw new UsageError('--overpass needs --bbox w,s,e,n');
	const { data, asOf } = await readOverpass(overpass, bbox);
	return { ...assemble(overpass, data, bbox), asOf, program: 'Overpass' };
}

function countBy<T>(items: readonly T[], key: (item: T) => string): [string, number][] {
	const counts = new Map<string, number>();
	for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
	return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

function networkLines({ streets }: OsmExtract): string[] {
	const { arrays, tidied } = joinStreets(streets.streets);
	if (arrays.from.length === 0) return ['walking network    none: no way in it may be walked'];
	const network = buildNetwork(arrays);
	const islands = islandsOf(network);
	const km = (network.length_m / 1000).toFixed(1);
	const largest = (islands.largestShare * 100).toFixed(1);
	return [
		`walking network    ${network.nodeCount} nodes, ${network.edgeCount} edges, ${km} km from ${streets.ways} ways`,
		`  parts            ${islands.count}, the largest with ${largest} % of the length`,
		`  left out         ${tidied.zeroLength} zero-length steps, ${tidied.duplicates} duplicate edges`,
		`  kept             ${tidied.loops} loops`,
		`  cut              at ${streets.missingNodes} nodes the extract lacks, at ${streets.closedPoints} closed gates`
	];
}

function report(source: string, extract: OsmExtract): string {
	const { counts, drawn, bounds, asOf } = extract;
	const listed = (counted: [string, number][]): string =>
		counted.length === 0 ? 'none' : counted.map(([name, count]) => `${name} ${count}`).join(', ');
	return [
		`${source}: OpenStreetMap as of ${asOf ? asOf.toISOString() : 'an unstated date'}, box ${bounds.join(',')}`,
		`objects            ${counts.nodes} nodes, ${counts.ways} ways (${counts.highwayWays} highways), ${counts.relations} relations`,
		...networkLines(extract),
		`layers             ${listed(countBy(drawn.layers, ({ layer }) => layer))}`,
		`compounds          ${drawn.compounds.length}`,
		`facilities         ${listed(countBy(drawn.facilities, ({ kind }) => kind))}`,
		`incomplete         ${drawn.incomplete} objects reach beyond the extract`
	].join('\n');
}

/** West of Greenwich a box begins with a minus, which the parser would take for another option. */
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
	const extract = await read(file, values.overpass, bbox);
	console.log(report(file ?? values.overpass ?? '', extract));
	if (values['dry-run']) console.log('dry run: nothing was changed');
	else throw new UsageError('nothing was loaded: loading into the database is not part of this version; use --dry-run');
}

await main().catch((error: unknown) => {
	const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
	if (!isUsage && !(error instanceof OsmFileError)) throw error;
	console.error(isUsage ? `${error.message}\n\n${HELP}` : error.message);
	process.exitCode = 1;
});
