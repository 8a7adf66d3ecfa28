import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataClient, type DataClient } from '../../src/lib/data/client.ts';
import { inProcess } from '../../src/lib/server/backend/gateway.ts';
import * as water from '../../src/lib/data/water/sections.ts';
import { loadSeed } from '../../src/lib/server/seed/load.ts';
import { readSeed } from '../../src/lib/server/seed/read.ts';
import { ENGINES, openDatabase, OTHER_TOWN, ROOT, TOWN, type TestDatabase } from './support/databases.ts';

describe.each(ENGINES)('water data on the %s engine', (name) => {
	let database: TestDatabase;
	let db: DataClient;
	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		const gateway = await database.gateway();
		db = createDataClient(inProcess(gateway, gateway.keys.anonKey));
	});
	afterAll(() => database.close());

	it('lists rivers with the lines of the basemap, and the one without', async () => {
		const rivers = await water.listRivers(db, TOWN);
		expect(rivers.map(({ slug }) => slug)).toHaveLength(7);
		expect(rivers.filter(({ geometry }) => geometry === null).map(({ slug }) => slug)).toEqual(['hongguang-river']);
		expect(rivers.find(({ slug }) => slug === 'zoumatang')).toMatchObject({ accuracy_m: 400, is_example: false });
	});

	it('lists 25 example sections, named and flagged as examples, all near their river', async () => {
		const sections = await water.listSections(db, TOWN);
		expect(sections).toHaveLength(25);
		for (const section of sections) {
			expect(section).toMatchObject({ is_example: true, placement: 'mark', far_from_river_m: null });
			expect(section.name['zh']).toMatch(/^示例断面 \d\d$/);
		}
		expect(sections.filter(({ suspended }) => suspended.length > 0)).toHaveLength(4);
	});

	it('lists outfalls with their current state', async () => {
		const outfalls = await water.listOutfalls(db, TOWN);
		expect(outfalls.map(({ state }) => state)).toEqual([
			'surveyed',
			'traced',
			'remediating',
			'awaiting_check',
			'closed',
			'not_required'
		]);
		expect(outfalls.filter(({ closed_on }) => closed_on !== null)).toHaveLength(1);
	});

	it('has 36 months, oldest first', async () => {
		const months = await water.monthsAvailable(db, TOWN);
		expect(months).toHaveLength(36);
		expect([months[0], months.at(-1)]).toEqual(['2023-01', '2025-12']);
		expect(await water.monthsAvailable(db, OTHER_TOWN)).toEqual([]);
	});

	it('gives one result per section for a month, and the reason for a suspended one', async () => {
		const month = await water.listMonth(db, TOWN, '2024-07');
		expect(month).toHaveLength(25);
		const suspended = month.filter(({ status }) => status === 'suspended');
		expect(suspended.map(({ section }) => section)).toEqual(['EX-04']);
		expect(suspended[0]).toMatchObject({ class: null, date: '2024-07-01', per_item: {} });
		expect(suspended[0]?.explanation.zh).toContain('疏浚施工');
		const [first] = month;
		expect(first).toMatchObject({ section: 'EX-01', month: '2024-07', status: 'measured', meets_target: true });
		// The 24 items of table 1, and transparency beside them.
		expect(Object.keys(first?.per_item ?? {})).toHaveLength(25);
		expect(first?.per_item['tn']?.class).toBeNull();
		expect(first?.explanation.zh).toMatch(/^[ⅠⅡⅢⅣⅤ劣]+类：/);
	});

	it('distinguishes a missed month from a suspended one', async () => {
		const month = await water.listMonth(db, TOWN, '2024-02');
		expect(month.filter(({ status }) => status === 'not_measured').map(({ section }) => section)).toEqual(['EX-08']);
	});

	it('gives a series with its gaps, equal to the single months', async () => {
		const series = await water.sectionSeries(db, TOWN, 'EX-04');
		expect(series).toHaveLength(36);
		expect(series.map(({ month }) => month).toSorted()).toEqual(series.map(({ month }) => month));
		expect(series.filter(({ status }) => status === 'suspended').map(({ month }) => month)).toEqual([
			'2024-05',
			'2024-06',
			'2024-07'
		]);
		const all = await water.listMonths(db, TOWN, '2023-01', '2025-12');
		expect(all).toHaveLength(900);
		expect(all.filter(({ section }) => section === 'EX-04')).toEqual(series);
		expect(await water.sectionSeries(db, TOWN, 'nothing')).toEqual([]);
	});

	it('has examples of good and bad water, below detection, and above limits', async () => {
		const all = await water.listMonths(db, TOWN, '2023-01', '2025-12');
		const classes = new Set(all.map((sample) => sample.class));
		for (const expected of ['II', 'III', 'IV', 'V'] as const) expect(classes).toContain(expected);
		expect(all.some(({ per_item }) => Object.values(per_item).some(({ value }) => value.endsWith('L')))).toBe(true);
		expect(all.some(({ main_pollutants }) => main_pollutants.length > 0)).toBe(true);
		expect(all.some(({ meets_target }) => meets_target === false)).toBe(true);
	});

	it('averages several samples of a month before assessing', async () => {
		const town = 'TESTE01';
		await database.engine.script(`
			insert into rivers (town_code, slug, seq, name, basis) values ('${town}', 'rio', 0, '{"pt":"Rio"}', '{"pt":"."}');
			insert into water_sections (town_code, code, name, river, level, visibility, basis)
				values ('${town}', 'A', '{"pt":"A"}', 'rio', 'town', 'public', '{"pt":"."}');`);
		await database.engine.query(`select store_water_samples($1, $2::jsonb, 'published')`, [
			town,
			[
				{ section: 'A', date: '2025-03-03', values: { nh3n: '0.8', transparency_cm: '40' } },
				{ section: 'A', date: '2025-03-17', values: { nh3n: '1.0', transparency_cm: '50' } }
			]
		]);
		const [result] = await water.listMonth(db, town, '2025-03');
		expect(result).toMatchObject({ class: 'III', date: '2025-03-17', meets_target: null, main_pollutants: [] });
		expect(result?.per_item['nh3n']).toEqual({ value: '0.9', class: 'III' });
	});

	it('gives the figures stated in reports beside the measured ones', async () => {
		const statements = await water.waterStatements(db, TOWN);
		expect(statements.map(({ slug }) => slug)).toEqual([
			'ec-sections',
			'ec-outfalls',
			'ec-hongguang-river',
			'ec-longzhujiang'
		]);
		expect(statements[0]?.figures.map(({ code, value }) => [code, value])).toEqual([
			['sections', 25],
			['good_share', 80]
		]);
		expect(statements[1]?.figures[0]?.value).toBe(29);
	});

	it('loads no example water unless asked to', async () => {
		const seed = readSeed(path.join(ROOT, 'seeds/dachang'));
		const town = { ...seed.town, code: 'TESTE09', slug: 'without-examples' };
		await loadSeed(database.engine, { ...seed, town }, { examples: false });
		expect(await water.listSections(db, 'TESTE09')).toEqual([]);
		expect(await water.listOutfalls(db, 'TESTE09')).toEqual([]);
		expect(await water.listRivers(db, 'TESTE09')).toHaveLength(7);
		expect(await water.monthsAvailable(db, 'TESTE09')).toEqual([]);
	});
});
