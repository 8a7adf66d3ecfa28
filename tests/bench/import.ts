/** A laboratory file of three years: read, assessed, compared and stored in one transaction, on both engines. */
import path from 'node:path';
import { isAcceptable } from '../../src/lib/domain/water/lab/lab-preview.ts';
import { openDatabase } from '../../src/lib/server/backend/backend.ts';
import type { Engine } from '../../src/lib/server/backend/engine.ts';
import { migrate } from '../../src/lib/server/backend/migrate.ts';
import { readSettings } from '../../src/lib/server/backend/settings.ts';
import { commitImport, previewImport } from '../../src/lib/server/water/import/import-samples.ts';
import { exampleSamples } from '../../src/lib/server/seed/water/example-samples.ts';
import { median } from './support/statistics.ts';
import { ROOT, type Benchmark, type Figure, type Workbench } from './support/workbench.ts';

const SECTIONS = 25;
const MONTHS = 36;
const RUNS = 3;
const TOWN = 'BENCHWATER';
const LIMIT_S = { native: 5, embedded: 15 } as const;

const codes = Array.from({ length: SECTIONS }, (_, i) => `B-${String(i + 1).padStart(2, '0')}`);

export const importing: Benchmark = {
	name: 'import',
	about: `a sheet of ${SECTIONS} sections, 24 items and ${MONTHS} months into each tier, from its bytes to the commit`,
	async *run(bench: Workbench): AsyncGenerator<Figure> {
		const file = sheet();
		for (const tier of ['native', 'embedded'] as const) {
			const environment = await bench.newTier(tier);
			const settings = readSettings({ DATABASE_URL: undefined, ...environment }, ROOT);
			bench.progress(`import, ${tier}: ${RUNS} runs`);
			const database = await openDatabase(settings);
			try {
				await migrate(database.engine, path.join(ROOT, 'supabase'));
				await addTown(database.engine);
				const times_s: number[] = [];
				for (let run = 0; run < RUNS; run += 1) times_s.push(await importOnce(database.engine, file));
				yield { name: `import_21600_readings_${tier}`, value: median(times_s), unit: 's', limit: LIMIT_S[tier] };
			} finally {
				await database.close();
			}
		}
	}
};

async function importOnce(engine: Engine, file: Uint8Array<ArrayBuffer>): Promise<number> {
	await engine.query('delete from water_samples where town_code = $1', [TOWN]);
	const begun = performance.now();
	const preview = await previewImport(engine, TOWN, file, 'bench.csv', { today: '2026-01-01' });
	if (!isAcceptable(preview)) throw new Error('the sheet of the bench has problems');
	const { readings } = await commitImport(engine, TOWN, preview, 'preliminary');
	const elapsed_s = (performance.now() - begun) / 1000;
	if (readings !== SECTIONS * 24 * MONTHS) throw new Error(`${readings} readings stored`);
	return elapsed_s;
}

function sheet(): Uint8Array<ArrayBuffer> {
	const sections = codes.map((code) => ({ code, load: [0.3, 0.3] as [number, number], missed: [] }));
	const samples = exampleSamples({ seed: 2, first_month: '2019-01', months: MONTHS, day: 10, sections }, new Map());
	const items = Object.keys(samples[0]?.values ?? {});
	const rows = samples.map(({ section, date, values }) => [section, date, ...items.map((item) => values[item] ?? '')]);
	return new TextEncoder().encode([['section', 'date', ...items], ...rows].map((row) => row.join(',')).join('\n'));
}

/** A town with only one river and its sections. */
async function addTown(engine: Engine): Promise<void> {
	await engine.query(
		`insert into towns (code, slug, language, name, time_zone, west, south, east, north, margin_m, camera)
		values ($1, 'bench-water', 'en', '{"en": "Bench water"}', 'UTC', -30, 0, -29, 1, 100, '{}')`,
		[TOWN]
	);
	await engine.query(
		`insert into rivers (town_code, slug, seq, name, basis) values ($1, 'river', 1, '{"en": "River"}', '{"en": "Made by a program."}')`,
		[TOWN]
	);
	await engine.query(
		`insert into water_sections (town_code, code, name, river, level, target_class, basis)
		select $1, code, jsonb_build_object('en', code), 'river', 'town', 'IV', '{"en": "Made by a program."}'
		from jsonb_array_elements_text($2::jsonb) as code`,
		[TOWN, codes]
	);
}
