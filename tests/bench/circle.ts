/** Living circle: searches, coverage, siting and dragging on generated street grids in one process; for comparison pgRouting, and the loading of streets. */
import { spawnSync } from 'node:child_process';
import { snapPoints, type SnappedPoints } from '../../src/lib/domain/circle/network/snap.ts';
import { CoverageModel } from '../../src/lib/domain/circle/engine/coverage-model.ts';
import { byPopulation, coverageOf } from '../../src/lib/domain/circle/coverage/coverage.ts';
import { indexEdges } from '../../src/lib/domain/circle/network/edge-index.ts';
import { buildNetwork, type WalkingNetwork } from '../../src/lib/domain/circle/network/network.ts';
import type { Facility, ResidentPoint } from '../../src/lib/domain/circle/facility.ts';
import { PRESETS, type Preset } from '../../src/lib/domain/circle/presets.ts';
import { candidateReach, pickSites } from '../../src/lib/domain/circle/engine/siting.ts';
import { MultiSourceDijkstra } from '../../src/lib/domain/circle/network/multi-source-dijkstra.ts';
import { gridArrays, randomPlaces, seededRandom } from '../../src/lib/domain/circle/network/test-graphs.ts';
import { osmLoading } from './circle-osm.ts';
import { pgRouting_ms } from './circle-routing.ts';
import { median } from './support/statistics.ts';
import type { Benchmark, Figure, Workbench } from './support/workbench.ts';

const BLOCK_M = 100;
const ORIGINS = 2000;
const ORIGIN_LIMIT_M = 1200;
const KINDS = 12;
const PER_KIND = 100;
const RUNS = 5;
const MEMORY = '--memory';

export const circle: Benchmark = {
	name: 'circle',
	about: 'living circle: one origin, all kinds of a town, where next, dragging',
	async *run(bench: Workbench): AsyncGenerator<Figure> {
		bench.progress(`${ORIGINS} origins on 22,500 nodes`);
		const { network, origins } = originTown();
		const own_ms = origins_ms(network, origins);
		yield { name: 'circle_2000_doors', value: own_ms, unit: 'ms', limit: 0.15 * ORIGINS };
		bench.progress('the same origins by pgRouting');
		const their_ms = await pgRouting_ms(bench, network, origins, ORIGIN_LIMIT_M);
		yield { name: 'pgrouting_2000_doors', value: their_ms, unit: 'ms', limit: null };
		yield { name: 'circle_faster_than_pgrouting', value: their_ms / own_ms, unit: 'times', limit: 5, bound: 'least' };
		bench.progress(`${KINDS} kinds on 12,000 nodes`);
		const town = gridTown(120, 100, 1000);
		yield { name: 'circle_12_kinds_12000', value: medianOf(() => void allCoverage(town)), unit: 'ms', limit: 40 };
		yield { name: 'circle_drag_step', value: dragStep_ms(town), unit: 'ms', limit: 1000 / 30 };
		yield { name: 'circle_where_next_500', value: whereNext_ms(town), unit: 'ms', limit: 300 };
		bench.progress(`${KINDS} kinds on 200,000 nodes`);
		yield* largeNetwork();
		yield { name: 'circle_memory_200000', value: memory_mb(), unit: 'MB', limit: 250 };
		yield* osmLoading(bench);
	}
};

interface GridTown {
	readonly columns: number;
	readonly rows: number;
	readonly model: () => CoverageModel;
}

function gridTown(columns: number, rows: number, homes: number): GridTown {
	const random = seededRandom(columns);
	const network = buildNetwork(gridArrays(columns, rows, BLOCK_M, random));
	const index = indexEdges(network);
	const [width_m, height_m] = [(columns - 1) * BLOCK_M, (rows - 1) * BLOCK_M];
	const residents = randomPlaces(homes, width_m, height_m, random).map((place, i): ResidentPoint => {
		return {
			id: `r${i}`,
			name: null,
			population: Math.ceil(random() * 2000),
			ages: {},
			residential_m2: null,
			...place
		};
	});
	const facilities = randomPlaces(KINDS * PER_KIND, width_m, height_m, random).map((place, i): Facility => {
		return {
			id: `f${i}`,
			kind: `kind-${i % KINDS}`,
			name: null,
			state: 'operating',
			capacity: null,
			entrances: [place]
		};
	});
	return { columns, rows, model: () => new CoverageModel({ network, index, residents, facilities }) };
}

function medianOf(measured: () => void): number {
	const times_ms = Array.from({ length: RUNS }, () => {
		const begun = performance.now();
		measured();
		return performance.now() - begun;
	});
	return median(times_ms);
}

function presetOf(): Preset {
	const [preset] = PRESETS;
	if (!preset) throw new Error('there is no preset');
	return preset;
}

/** The model is rebuilt each time, snapping included: no result is reused from an earlier run. */
function allCoverage(town: GridTown): number {
	const model = town.model();
	const kinds = model.kinds();
	const coverage = coverageOf(model.kindTimes(kinds, presetOf()), byPopulation(model.residents), kinds);
	if (coverage.kinds.length !== KINDS) throw new Error(`${coverage.kinds.length} kinds instead of ${KINDS}`);
	return coverage.mean_of_kinds ?? 0;
}

function originTown(): { network: WalkingNetwork; origins: SnappedPoints } {
	const random = seededRandom(22_500);
	const network = buildNetwork(gridArrays(150, 150, BLOCK_M, random));
	return { network, origins: snapPoints(network, indexEdges(network), randomPlaces(ORIGINS, 14_900, 14_900, random)) };
}

/** All origins one after the other, each within 1,200 m; the target is 0.15 ms an origin. */
function origins_ms(network: WalkingNetwork, origins: SnappedPoints): number {
	const search = new MultiSourceDijkstra(network);
	return medianOf(() => void searchAll(search, origins));
}

function searchAll(search: MultiSourceDijkstra, origins: SnappedPoints): number {
	let reached = 0;
	for (let origin = 0; origin < origins.count; origin++) {
		search.clear();
		search.seed(origins, origin, origin);
		search.run(ORIGIN_LIMIT_M * 1000);
		reached += search.touchedCount;
	}
	if (reached < origins.count) throw new Error('the origins reach nothing');
	return reached;
}

function dragStep_ms(town: GridTown): number {
	const model = town.model();
	const weights = byPopulation(model.residents);
	const others = model.kindTimes(model.kinds(), presetOf());
	const moveTo = model.drag('kind-0', 'f0');
	const steps = randomPlaces(60, (town.columns - 1) * BLOCK_M, (town.rows - 1) * BLOCK_M, seededRandom(1));
	const times_ms = steps.map((place) => {
		const begun = performance.now();
		const moved = others.map((kind) => (kind.kind === 'kind-0' ? { ...kind, times: moveTo(place) } : kind));
		coverageOf(moved, weights, []);
		return performance.now() - begun;
	});
	return median(times_ms);
}

function whereNext_ms(town: GridTown): number {
	const model = town.model();
	const search = new MultiSourceDijkstra(model.network);
	const sites = randomPlaces(500, (town.columns - 1) * BLOCK_M, (town.rows - 1) * BLOCK_M, seededRandom(2));
	return medianOf(() => {
		const reach = candidateReach(search, model.snap(sites), model.homes, 900_000);
		const picks = pickSites({ reach, unserved: byPopulation(model.residents), picks: 10, capacity: null });
		if (picks.length !== 10) throw new Error(`${picks.length} picks instead of 10`);
	});
}

function* largeNetwork(): Generator<Figure> {
	const arrays = gridArrays(500, 400, BLOCK_M, seededRandom(200_000));
	const build_s = medianOf(() => void indexEdges(buildNetwork(arrays))) / 1000;
	yield { name: 'circle_build_200000', value: build_s, unit: 's', limit: 1.5 };
	const town = gridTown(500, 400, 1000);
	yield { name: 'circle_12_kinds_200000', value: medianOf(() => void allCoverage(town)), unit: 'ms', limit: 600 };
}

/** Peak resident memory of a process that does the large case and nothing else. */
function memory_mb(): number {
	const child = spawnSync(process.execPath, [import.meta.filename, MEMORY], { encoding: 'utf8' });
	const peak_mb = Number(child.stdout);
	if (child.status !== 0 || !(peak_mb > 0)) throw new Error(`the memory run failed: ${child.stderr}`);
	return peak_mb;
}

if (process.argv[1] === import.meta.filename && process.argv[2] === MEMORY) {
	allCoverage(gridTown(500, 400, 1000));
	console.log(process.resourceUsage().maxRSS / 1024);
}
