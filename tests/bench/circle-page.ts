/** Living-circle pages: all figures of a large town, the slider, and a facility under the pointer. */
import type { Page } from '@playwright/test';
import { CoverageEngine } from '../../src/lib/domain/circle/engine/coverage-engine.ts';
import { DEFAULT_PARAMS } from '../../src/lib/domain/circle/view-params.ts';
import { ALL_KINDS, queryOf } from '../../src/lib/domain/circle/engine/report-reading.ts';
import type { CircleFacility, CircleData, Compound } from '../../src/lib/domain/circle/circle-data.ts';
import { encodeNetwork } from '../../src/lib/domain/circle/network/network-codec.ts';
import type { NetworkArrays } from '../../src/lib/domain/circle/network/network.ts';
import { gridArrays, randomPlaces, seededRandom } from '../../src/lib/domain/circle/network/test-graphs.ts';
import { measureDrag, measureSlider } from './support/circle-in-page.ts';
import { median } from './support/statistics.ts';
import type { Benchmark, Figure, Workbench } from './support/workbench.ts';

/** 12,000 junctions on some 30 km². */
const [COLUMNS, ROWS, BLOCK_M] = [120, 100, 50];
const COMPOUNDS = 1000;
const PER_KIND = 100;
const KINDS = [
	...['sh_health', 'sh_health_pt', 'sh_elder_hub', 'elder_daycare', 'kindergarten', 'primary_school'],
	...['junior_school', 'sh_culture', 'sh_fitness', 'sh_square', 'sh_market', 'canteen']
];
const [SHOWN = ''] = KINDS;
const RUNS = 7;
const CHANGES = 12;
/** The generated grid begins at 121° E, 31° N; the map may only show the surroundings of the seeded town. */
const [EAST, NORTH] = [0.37, 0.28];
const MIDDLE = { lon: 121.031 + EAST, lat: 31.022 + NORTH };
const VIEWPORT = { width: 1440, height: 900 };

interface Town {
	readonly places: CircleData;
	readonly arrays: NetworkArrays;
}

export const circlePage: Benchmark = {
	name: 'circle-page',
	about: 'living-circle pages: all figures, slider to recoloured map, a facility that is dragged',
	async *run(bench: Workbench): AsyncGenerator<Figure> {
		const town = largeTown();
		bench.progress(`${KINDS.length} kinds × ${PER_KIND} facilities × ${COLUMNS * ROWS} junctions`);
		yield { name: 'circle_report_12_kinds_12000', value: report_ms(town), unit: 'ms', limit: 40 };
		const server = await bench.serve(await bench.newTier('embedded'));
		const browser = await bench.browser();
		const page = await browser.newPage({ viewport: VIEWPORT });
		await serveTown(page, town);
		bench.progress('slider of minutes');
		await open(page, `${server.origin}/living-circle/coverage?show=${SHOWN}`);
		const slides = await page.evaluate(measureSlider, { changes: CHANGES });
		yield { name: 'circle_slider', value: median(slides), unit: 'ms', limit: 100 };
		bench.progress('a facility under the pointer');
		await open(page, `${server.origin}/living-circle/where-next?for=${SHOWN}`);
		const drag = await page.evaluate(measureDrag, { steps: 60 });
		const [plain_ms, drag_ms] = [median(drag.plain_ms), median(drag.drag_ms)];
		yield { name: 'circle_plain_frame', value: plain_ms, unit: 'ms', limit: null };
		yield { name: 'circle_carry_frame', value: drag_ms, unit: 'ms', limit: null };
		// Software GL draws instead of a graphics card: the limit is on the time that dragging adds to a frame.
		yield { name: 'circle_carry_added', value: Math.max(0, drag_ms - plain_ms), unit: 'ms', limit: 1000 / 30 };
	}
};

function largeTown(): Town {
	const random = seededRandom(12_000);
	const [width_m, height_m] = [(COLUMNS - 1) * BLOCK_M, (ROWS - 1) * BLOCK_M];
	const inTown = (count: number) =>
		randomPlaces(count, width_m, height_m, random).map(({ lon, lat }) => ({ lon: lon + EAST, lat: lat + NORTH }));
	const grid = gridArrays(COLUMNS, ROWS, BLOCK_M, random);
	const compounds = inTown(COMPOUNDS).map((place, i): Compound => ({
		...{ id: `c${i}`, name: `c${i}`, population: Math.ceil(random() * 2000), populationKnown: true },
		...{ ages: {}, residential_m2: null, is_example: true },
		...place
	}));
	const facilities = inTown(KINDS.length * PER_KIND).map((place, i): CircleFacility => ({
		...{ id: `f${i}`, kind: KINDS[i % KINDS.length] ?? '', name: null, capacity: null, opens: null },
		...{ state: i % 10 === 9 ? 'planned' : 'operating', featureSlug: null, localName: null, is_example: true },
		entrances: [place]
	}));
	const network = { kind: 'drawn' as const, name: 'bench', asOf: null, is_example: true, version: 'bench' };
	return {
		places: { network, compounds, facilities, candidates: [], unplaced: [] },
		arrays: { ...grid, lon: grid.lon.map((lon) => lon + EAST), lat: grid.lat.map((lat) => lat + NORTH) }
	};
}

/** An engine without cached results: every kind is searched, now and with the planned ones, by street and by straight line. */
function report_ms({ places, arrays }: Town): number {
	const query = queryOf({ ...DEFAULT_PARAMS, need: ALL_KINDS }, KINDS.toSorted());
	const times = Array.from({ length: RUNS }, () => {
		const desk = new CoverageEngine(places, arrays);
		const begun = performance.now();
		const { kinds } = desk.report(query, []);
		const took_ms = performance.now() - begun;
		if (kinds.length !== KINDS.length) throw new Error(`${kinds.length} kinds instead of ${KINDS.length}`);
		return took_ms;
	});
	return median(times);
}

/** The page's own worker reads the large town instead of the one in the database. */
async function serveTown(page: Page, { places, arrays }: Town): Promise<void> {
	const streets = Buffer.from(encodeNetwork(arrays));
	await page.context().route('**/api/circle/places.json**', (route) => route.fulfill({ json: places }));
	await page.context().route('**/api/circle/network.bin**', (route) => route.fulfill({ body: streets }));
}

async function open(page: Page, address: string): Promise<void> {
	await page.goto(`${address}&map=13.2/${MIDDLE.lat}/${MIDDLE.lon}`);
	await page.waitForSelector('.map-region .canvas[data-ready="true"]', { timeout: 60_000 });
	await page.waitForFunction(
		() => document.querySelector('.panel progress') === null && document.querySelector('.figures, tbody') !== null
	);
}
