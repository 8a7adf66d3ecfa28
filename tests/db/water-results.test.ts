/** Water results computed by the database equal those of TypeScript, and pages never show stale ones. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataClient, type DataClient } from '../../src/lib/data/client.ts';
import { inProcess } from '../../src/lib/server/backend/gateway.ts';
import * as water from '../../src/lib/data/water/sections.ts';
import {
	annualClassAt,
	cellAt,
	gridOf,
	riverGradeAt,
	type StoredGrid
} from '../../src/lib/domain/water/months/month-grid.ts';
import { assessYear } from '../../src/lib/domain/water/months/period.ts';
import { riverMonth } from '../../src/lib/domain/water/months/month-sample.ts';
import { readSampleRow } from '../../src/lib/domain/water/standard/sample.ts';
import type { WaterSection } from '../../src/lib/domain/water/section.ts';
import { standardOn } from '../../src/lib/domain/water/standard/standard.ts';
import { roomsWithExamples } from '../../src/lib/data/shared/examples.ts';
import { removeExamples } from '../../src/lib/server/shared/examples.ts';
import { monthOf, waterScene } from '../../src/lib/server/water/water-scene.ts';
import { ENGINES, openDatabase, OTHER_TOWN, TOWN, type TestDatabase } from './support/databases.ts';
import { anonymous, rowsOf } from './support/people.ts';

const STANDARD = standardOn('2025-01-01');
const YEAR = '2031';

interface Stored {
	section: string;
	date: string;
	values: Record<string, string>;
}

/** One to three samples a month, most values at a limit or next to it; some without a temperature, some months empty. */
function sharpSamples(): Stored[] {
	let state = 7;
	const next = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
	const values: Record<string, readonly string[]> = {
		nh3n: ['0.15', '0.5', '1.0', '1.0001', '1.5', '0.9999', '0.025L', '9'],
		tp: ['0.1', '0.2', '0.201', '0.199', '0.3', '0.01L'],
		do: ['7.5', '7.2', '5', '4.999', '3', '1.9'],
		ph: ['6', '7.1', '9', '8.8', '9.2'],
		cod: ['15', '20', '21', '19'],
		tn: ['6', '2'],
		transparency_cm: ['60', '25', '9'],
		depth_cm: ['80', '20']
	};
	const samples: Stored[] = [];
	for (const section of ['A', 'B', 'C', 'D', 'E', 'F'])
		for (let month = 1; month <= 12; month += 1)
			for (let n = next(12) === 0 ? 0 : 1 + next(3); n > 0; n -= 1) {
				const chosen = Object.entries(values).flatMap(([item, choices]): [string, string][] =>
					next(6) === 0 ? [] : [[item, choices[next(choices.length)] ?? '']]
				);
				if (next(4) > 0) chosen.push(['water_temp', String(5 + next(25))]);
				const date = `${YEAR}-${String(month).padStart(2, '0')}-${String(n * 7).padStart(2, '0')}`;
				samples.push({ section, date, values: Object.fromEntries(chosen) });
			}
	return samples;
}

describe.each(ENGINES)('results of water on the %s engine', (name) => {
	let database: TestDatabase;
	let db: DataClient;
	const samples = sharpSamples();
	const store = (given: readonly Stored[], review = 'published') =>
		database.engine.query(`select store_water_samples($1, $2::jsonb, $3)`, [OTHER_TOWN, given, review]);

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		const gateway = await database.gateway();
		db = createDataClient(inProcess(gateway, gateway.keys.anonKey));
		// Four sections on one river, graded by means; with the fifth and sixth the other river is graded by shares.
		await database.engine.script(`
			insert into rivers (town_code, slug, seq, name, basis) values
				('${OTHER_TOWN}', 'few', 0, '{"pt":"Rio"}', '{"pt":"."}'), ('${OTHER_TOWN}', 'many', 1, '{"pt":"Rio"}', '{"pt":"."}');
			insert into water_sections (town_code, code, name, river, level, target_class, visibility, basis)
			select '${OTHER_TOWN}', code, '{"pt":"S"}', 'few', 'town', 'III', 'public', '{"pt":"."}' from unnest(array['A', 'B', 'C', 'D', 'E', 'F']) as code;`);
		await store(samples);
	});
	afterAll(() => database.close());

	async function both(town: string): Promise<{ stored: StoredGrid; sections: WaterSection[]; months: string[] }> {
		const [stored, sections, months] = await Promise.all([
			water.storedGrid(db, town),
			water.listSections(db, town),
			water.monthsAvailable(db, town)
		]);
		return { stored, sections, months };
	}

	it.each([TOWN, OTHER_TOWN])(
		'equal those of TypeScript for every month’s class, target and warning: %s',
		async (town) => {
			const { stored, sections, months } = await both(town);
			const grid = gridOf(months, stored, sections);
			const all = await water.listMonths(db, town, months[0] ?? '', months.at(-1) ?? '');
			expect(all.length).toBeGreaterThan(60);
			for (const { section, month, class: waterClass, meets_target, warning, status } of all) {
				const cell = cellAt(grid, section, month);
				const state = status === 'measured' && waterClass === null ? 'not_measured' : status;
				expect(cell, `${section} ${month}`).toEqual({
					state,
					class: waterClass,
					meets_target,
					warning: warning?.grade ?? null
				});
			}
			expect(new Set(all.map(({ warning }) => warning?.grade))).toContain('mild');
		}
	);

	it('include the class of the year to date', async () => {
		const { stored } = await both(OTHER_TOWN);
		const seen = new Set<string | null>();
		for (const section of ['A', 'B', 'C', 'D', 'E', 'F'])
			for (let last = 1; last <= 12; last += 1) {
				const months = Array.from({ length: last }, (_, i) => `${YEAR}-${String(i + 1).padStart(2, '0')}`);
				const year = months.map((month) => ({
					month,
					suspended_reason: null,
					samples: samples
						.filter((sample) => sample.section === section && sample.date.startsWith(month))
						.flatMap(({ values: { transparency_cm: _t, depth_cm: _d, ...values } }) => {
							const row = readSampleRow({ id: 1, water_body: 'river', values }, STANDARD);
							return row.ok ? [row.value.sample] : [];
						})
				}));
				const expected = assessYear(year, { standard: STANDARD, water_body: 'river' }).assessment?.class ?? null;
				const found = annualClassAt(stored, section, months.at(-1) ?? '');
				expect(found, `${section} ${last}`).toBe(expected);
				seen.add(found);
			}
		expect(seen.size).toBeGreaterThan(2);
	});

	it('grade rivers by means where they have few sections, else by shares', async () => {
		const expectRivers = async (town: string) => {
			const { stored, sections, months } = await both(town);
			const grid = gridOf(months, stored, sections);
			const all = await water.listMonths(db, town, months[0] ?? '', months.at(-1) ?? '');
			const methods = new Set<string>();
			for (const river of new Set(sections.map(({ river }) => river)))
				for (const month of months) {
					const on = new Set(sections.filter((section) => section.river === river).map(({ code }) => code));
					const of = all.filter((sample) => sample.month === month && on.has(sample.section));
					const { grade, method } = riverMonth(river, of, month);
					methods.add(method);
					expect(riverGradeAt(grid, river, month), `${river} ${month}`).toBe(grade);
				}
			return methods;
		};
		expect(await expectRivers(TOWN)).toContain('shares');
		await database.engine.query(
			`update water_sections set river = 'many' where town_code = $1 and code in ('A', 'B')`,
			[OTHER_TOWN]
		);
		expect((await water.storedGrid(db, OTHER_TOWN)).rivers).toHaveProperty('many');
	});

	it('show a change of a sample at once, and stay cached where nothing changed', async () => {
		const classIn = async (month: string) => cellAt((await waterScene(db, OTHER_TOWN)).grid, 'A', month).class;
		expect(await waterScene(db, OTHER_TOWN)).toBe(await waterScene(db, OTHER_TOWN));
		const cached = await monthOf(db, TOWN, '2025-06');
		await store([{ section: 'A', date: '2033-02-01', values: { nh3n: '0.4' } }]);
		expect(await classIn('2033-02')).toBe('II');
		await store([{ section: 'A', date: '2033-02-20', values: { nh3n: '3.0' } }], 'preliminary');
		expect(await classIn('2033-02')).toBe('II');
		await database.engine.query(`update water_samples set review = 'published' where date = '2033-02-20'`);
		expect(await classIn('2033-02')).toBe('V');
		expect((await monthOf(db, OTHER_TOWN, '2033-02')).find(({ section }) => section === 'A')?.class).toBe('V');
		await database.engine.query(
			`update water_samples set withdrawn_at = now(), withdrawn_reason = '{"pt":"erro"}' where date = '2033-02-20'`
		);
		expect(await classIn('2033-02')).toBe('II');
		await database.engine.query(`update water_sections set target_class = 'I' where town_code = $1 and code = 'A'`, [
			OTHER_TOWN
		]);
		expect(cellAt((await waterScene(db, OTHER_TOWN)).grid, 'A', '2033-02').meets_target).toBe(false);
		expect(await monthOf(db, TOWN, '2025-06')).toBe(cached);
	});

	it('are readable only with their section, and not writable by the public', async () => {
		const client = anonymous(await database.gateway());
		const rows = async () =>
			rowsOf(await client.from('water_section_years').select('classes').eq('town_code', OTHER_TOWN));
		const before = (await rows()).length;
		expect(before).toBeGreaterThan(5);
		await database.engine.query(
			`update water_sections set visibility = 'internal' where town_code = $1 and code = 'B'`,
			[OTHER_TOWN]
		);
		expect(await rows()).toHaveLength(before - 1);
		for (const table of ['water_section_years', 'water_river_years'] as const) {
			const { error } = await client.from(table).delete().eq('town_code', OTHER_TOWN);
			expect(error?.code, table).toBe('42501');
		}
	});

	it('include examples while there are any, and are empty for a town without data', async () => {
		expect(await roomsWithExamples(db, TOWN)).toEqual(['water', 'circle']);
		await removeExamples(database.engine);
		expect(await roomsWithExamples(db, TOWN)).toEqual([]);
		const { sections, outfalls, grid } = await waterScene(db, TOWN);
		expect([sections, outfalls, grid.months]).toEqual([[], [], []]);
		expect(await water.storedGrid(db, TOWN)).toEqual({ sections: {}, rivers: {} });
	});
});
