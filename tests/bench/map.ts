/** The map of a town of 5,000 parcels: time to the first picture, and to follow a filter and a single change. */
import type { Browser, Page } from '@playwright/test';
import {
	measureFilter,
	measureFirstFeatures,
	measureUpdate,
	type FrameTimes,
	type MeasuredWindow
} from './support/in-page.ts';
import { median } from './support/statistics.ts';
import { AS_OF, BENCH_TOWN, PARCELS } from './support/town.ts';
import type { Benchmark, Figure, Workbench } from './support/workbench.ts';
import { importPostgres } from '../../src/lib/vendor/postgres.ts';

const postgres = await importPostgres();

const ADDRESS = `/planning?town=${BENCH_TOWN.slug}&as_of=${AS_OF}`;
const DAY_BEFORE = ADDRESS.replace(AS_OF, '2024-12-30');
const COLD_VISITS = 5;
const FILTER_CHANGES = 10;
const EVENTS_A_PARCEL = 5;
const VIEWPORT = { width: 1280, height: 800 };

export const map: Benchmark = {
	name: 'map',
	about: `${PARCELS} parcels of 24 vertices in a browser with software GL: first features, filter change, one feature`,
	async *run(bench: Workbench): AsyncGenerator<Figure> {
		const browser = await bench.browser();
		for (const tier of ['native', 'embedded'] as const) {
			const environment = await bench.newTier(tier);
			bench.fill(environment, EVENTS_A_PARCEL);
			const server = await bench.serve(environment);
			const visits = await firstFeatures(bench, browser, server.origin);
			yield* medians(`map_first_features_${tier}`, visits, 1500);
			if (tier === 'native') yield* onceDrawn(bench, browser, server.origin, environment['DATABASE_URL'] ?? '');
			await server.stop();
		}
	}
};

/** First visits: nothing of the page is in the browser's cache. */
async function firstFeatures(bench: Workbench, browser: Browser, origin: string): Promise<FrameTimes[]> {
	const visits: FrameTimes[] = [];
	// One visit more: the first compiles the server's code.
	for (let visit = 0; visit <= COLD_VISITS; visit++) {
		const page = await newPage(browser);
		await page.addInitScript(measureFirstFeatures);
		await page.goto(origin + ADDRESS, { waitUntil: 'commit' });
		const times = await firstFeaturesOf(page);
		bench.progress(`${visit === 0 ? 'very first visit' : `cold visit ${visit}`}: ${summaryOf(times)}`);
		if (visit > 0) visits.push(times);
		await page.context().close();
	}
	return visits;
}

async function firstFeaturesOf(page: Page): Promise<FrameTimes> {
	await page.waitForFunction(() => (window as MeasuredWindow).firstFeatures, null, { timeout: 60_000 });
	const times = await page.evaluate(() => (window as MeasuredWindow).firstFeatures);
	if (!times) throw new Error('no features were drawn');
	return times;
}

/** The limit is on the map's own work; the time of software rendering is reported beside it. */
function* medians(name: string, times: readonly FrameTimes[], limit: number): Generator<Figure> {
	yield { name, value: median(times.map(({ rendered_ms }) => rendered_ms)), unit: 'ms', limit };
	const inBuffer_ms = median(times.map((time) => time.inBuffer_ms));
	yield { name: `${name}_in_buffer`, value: inBuffer_ms, unit: 'ms', limit: null };
}

const summaryOf = ({ rendered_ms, inBuffer_ms }: FrameTimes): string =>
	`rendered after ${rendered_ms.toFixed(0)} ms, in the buffer after ${inBuffer_ms.toFixed(0)} ms`;

/** Figures of a loaded map: the code is the same on every tier. */
async function* onceDrawn(
	bench: Workbench,
	browser: Browser,
	origin: string,
	database: string
): AsyncGenerator<Figure> {
	const page = await newPage(browser);
	await page.goto(origin + ADDRESS);
	await page.waitForSelector('.map-region .canvas[data-ready="true"]', { timeout: 60_000 });

	const changes = await page.evaluate(measureFilter, { changes: FILTER_CHANGES });
	for (const times of changes) bench.progress(`filter change: ${summaryOf(times)}`);
	yield* medians('map_filter_change', changes, 100);

	await renameOne(database);
	const update = await page.evaluate(measureUpdate, { address: DAY_BEFORE });
	if (update.setData > 0)
		throw new Error(`one changed feature loaded the whole layer again (setData, ${update.setData}×)`);
	if (update.updated !== 1) throw new Error(`one feature changed, ${update.updated} were updated`);
	yield { name: 'map_update_one_feature', value: update.took_ms, unit: 'ms', limit: null };
	await page.context().close();
}

/** Another user renames a parcel while the map is open. */
async function renameOne(database: string): Promise<void> {
	const sql = postgres(database, { max: 1 });
	await sql`update features set name = name || ${sql.json({ en: 'Renamed' })}::jsonb
		where town_code = ${BENCH_TOWN.code} and slug = 'parcel-2500'`;
	await sql.end();
}

async function newPage(browser: Browser): Promise<Page> {
	const context = await browser.newContext({ viewport: VIEWPORT });
	return context.newPage();
}
