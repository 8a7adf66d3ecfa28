/** Cost of the water pages for the browser and for PostgreSQL. */
import { measureSlider } from './support/in-page.ts';
import { median, percentile } from './support/statistics.ts';
import { BENCH_TOWN } from './support/town.ts';
import { fillWater, LAST_MONTH, SECTIONS, YEARS } from './support/water-fill.ts';
import type { Figure, Workbench } from './support/workbench.ts';
import { importPostgres } from '../../src/lib/vendor/postgres.ts';

const postgres = await importPostgres();

const SLIDER_CHANGES = 12;
const SLIDER_LIMIT_MS = 50;
const QUERY_LIMIT_MS = 50;
const WARM_UP = 5;
const RUNS = 60;

/** The project's own town with its example sections: 25 over 36 months. */
export async function* slider(bench: Workbench): AsyncGenerator<Figure> {
	bench.progress('month slider of 25 sections × 36 months');
	const server = await bench.serve({ ...(await bench.newTier('native')), LOAD_EXAMPLES: '1' });
	const browser = await bench.browser();
	const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
	await page.goto(`${server.origin}/water`);
	await page.waitForSelector('.map-region .canvas[data-ready="true"]', { timeout: 60_000 });
	const times = await page.evaluate(measureSlider, { changes: SLIDER_CHANGES });
	for (const { rendered_ms, inBuffer_ms } of times)
		bench.progress(`recoloured after ${rendered_ms.toFixed(0)} ms, in the buffer after ${inBuffer_ms.toFixed(0)} ms`);
	const name = 'water_month_slider';
	const rendered_ms = median(times.map((time) => time.rendered_ms));
	yield { name, value: rendered_ms, unit: 'ms', limit: SLIDER_LIMIT_MS };
	yield { name: `${name}_in_buffer`, value: median(times.map((time) => time.inBuffer_ms)), unit: 'ms', limit: null };
	await browser.close();
	await server.stop();
}

const town = `'${BENCH_TOWN.code}'`;
/** The calls of src/lib/data/water/sections.ts, as the pages make them. */
const QUERIES: Readonly<Record<string, string>> = {
	edition: `select water_edition from towns where code = ${town}`,
	rivers: `select water_rivers(${town})::text`,
	sections: `select water_section_list(${town})::text`,
	outfalls: `select water_outfalls(${town})::text`,
	months: `select water_months(${town})::text`,
	grid: `select water_grid(${town})::text`,
	month: `select water_record(${town}, '${LAST_MONTH}-01', '${LAST_MONTH}-31')::text`,
	series: `select water_record(${town}, '0001-01-01', '9999-12-31', 'S-250')::text`,
	statements: `select water_statements(${town})::text`
};

export async function* queries(bench: Workbench): AsyncGenerator<Figure> {
	const environment = await bench.newTier('native');
	bench.fill(environment, 1);
	const sql = postgres(environment['DATABASE_URL'] ?? '', { max: 1, onnotice: () => undefined });
	try {
		bench.progress(`${YEARS} years of ${SECTIONS} sections`);
		const begun = performance.now();
		await fillWater(sql);
		bench.progress(`generated and assessed in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
		// The rights of a visitor: row level security decides on every row.
		await sql.unsafe('set role anon');
		for (const [name, statement] of Object.entries(QUERIES)) {
			const times_ms: number[] = [];
			for (let i = 0; i < WARM_UP + RUNS; i++) {
				const asked = performance.now();
				await sql.unsafe(statement);
				if (i >= WARM_UP) times_ms.push(performance.now() - asked);
			}
			const value = percentile(times_ms, 0.95);
			yield { name: `water_query_${name}_p95`, value, unit: 'ms', limit: QUERY_LIMIT_MS };
		}
	} finally {
		await sql.end();
	}
}
