/** `npm run osm` on a synthetic extract of 50,000 streets, as on the command line, on the embedded tier. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gridArrays, seededRandom } from '../../src/lib/domain/circle/network/test-graphs.ts';
import { writeExtract, type TestNode, type TestWay } from '../../src/lib/server/osm/pbf/test-extract.ts';
import { ROOT, type Figure, type Workbench } from './support/workbench.ts';

const [COLUMNS, ROWS, BLOCK_M] = [180, 140, 60];
const WAYS = 50_000;
const HOUSES = 10_000;

/** One way per block of the grid, with houses. */
function extract(): Uint8Array {
	const { lon, lat, from, to } = gridArrays(COLUMNS, ROWS, BLOCK_M, seededRandom(50_000));
	const nodes: TestNode[] = Array.from(lon, (x, i) => ({ id: i + 1, lon: x, lat: lat[i] ?? NaN }));
	const ways: TestWay[] = Array.from(from.slice(0, WAYS), (a, i) => ({
		id: i + 1,
		nodes: [a + 1, (to[i] ?? 0) + 1],
		tags: { highway: 'residential' }
	}));
	for (let house = 0; house < HOUSES; house++) {
		const [x, y] = [(lon[house] ?? 0) + 0.0001, (lat[house] ?? 0) + 0.0001];
		const first = nodes.length + 1;
		const corners = [
			[0, 0],
			[0.0002, 0],
			[0.0002, 0.0001],
			[0, 0.0001]
		] as const;
		nodes.push(...corners.map(([dx, dy], i) => ({ id: first + i, lon: x + dx, lat: y + dy })));
		const ring = [first, first + 1, first + 2, first + 3, first];
		ways.push({ id: ways.length + 1, nodes: ring, tags: { building: 'yes' } });
	}
	if (ways.length !== WAYS + HOUSES) throw new Error(`${ways.length} ways instead of ${WAYS + HOUSES}`);
	return writeExtract({ nodes, ways, relations: [] });
}

export async function* osmLoading(bench: Workbench): AsyncGenerator<Figure> {
	const file = path.join(bench.folder(), 'streets.osm.pbf');
	writeFileSync(file, extract());
	const env = { ...process.env, ...(await bench.newTier('embedded')) };
	const run = (program: string, args: string[], flags: string[] = []) => {
		const result = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...flags, program, ...args], {
			cwd: ROOT,
			env,
			encoding: 'utf8'
		});
		if (result.status !== 0) throw new Error(`${path.basename(program)}: ${result.stderr}`);
		return result.stderr;
	};
	run(path.join(import.meta.dirname, 'support', 'osm-town.ts'), []);
	bench.progress(`npm run osm with ${WAYS} streets and ${HOUSES} houses`);
	const begun = performance.now();
	const output = run(
		path.join(ROOT, 'scripts', 'osm.ts'),
		[file, '--town', 'bench-streets'],
		// As package.json calls it.
		['--liftoff-only', '--import', path.join(import.meta.dirname, 'support', 'peak-memory.ts')]
	);
	yield { name: 'osm_50000_ways', value: (performance.now() - begun) / 1000, unit: 's', limit: 60 };
	// The reading thread ends first and reports too; the last report is of the whole run.
	const peak_mb = [...output.matchAll(/peak memory (\d+) MB/g)].at(-1)?.[1];
	yield { name: 'osm_50000_ways_memory', value: Number(peak_mb), unit: 'MB', limit: 1500 };
}
