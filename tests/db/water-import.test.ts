import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labProblemText } from '../../src/lib/domain/water/lab/lab-problem.ts';
import { exampleSamples } from '../../src/lib/server/seed/water/example-samples.ts';
import { type ImportPreview, isAcceptable } from '../../src/lib/domain/water/lab/lab-preview.ts';
import type { ReviewState } from '../../src/lib/domain/water/review.ts';
import { commitImport, previewImport } from '../../src/lib/server/water/import/import-samples.ts';
import { ENGINES, openDatabase, TOWN, type TestDatabase } from './support/databases.ts';

const TODAY = '2026-03-31';

const csv = (rows: readonly (readonly string[])[]): Buffer => Buffer.from(rows.map((row) => row.join(',')).join('\n'));
const HEADER = ['断面名称', '采样日期', 'pH', '氨氮(mg/L)', '总磷(mg/L)'];

describe.each(ENGINES)('import of samples on the %s engine', (name) => {
	let database: TestDatabase;
	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
	});
	afterAll(() => database.close());

	const preview = (file: Buffer) =>
		previewImport(database.engine, TOWN, new Uint8Array(file), 'sheet.csv', { today: TODAY });
	const take = (found: ImportPreview, review: ReviewState = 'preliminary') =>
		commitImport(database.engine, TOWN, found, review);
	const messagesOf = (found: ImportPreview) =>
		found.sheets.flatMap(({ problems }) => problems.map((problem) => labProblemText(problem, 'en')));
	async function stored() {
		const [row] = await database.engine.query<{ samples: number; readings: number; origins: number }>(
			`select (select count(*)::int from water_samples where not is_example) as samples,
				(select count(*)::int from water_readings as r join water_samples as s on s.id = r.sample_id where not s.is_example) as readings,
				(select count(*)::int from sample_origins) as origins`
		);
		return row;
	}

	const GOOD = csv([
		HEADER,
		['示例断面 01', '2026-01-05', '7.6', '0.15', '0.08'],
		['示例断面 02', '2026-01-05', '7.7', '0.025L', '—']
	]);

	it('previews class, state and columns', async () => {
		const found = await preview(GOOD);
		expect(isAcceptable(found)).toBe(true);
		expect(found).toMatchObject({ file: 'sheet.csv', readings: 5, file_problem: null });
		expect(
			found.samples.map(({ section, state, values, ...sample }) => [section, sample.judgement?.class, state, values])
		).toEqual([
			['EX-01', 'II', 'new', { ph: '7.6', nh3n: '0.15', tp: '0.08' }],
			['EX-02', 'I', 'new', { ph: '7.7', nh3n: '0.025L' }]
		]);
		expect(await stored()).toEqual({ samples: 0, readings: 0, origins: 0 });
	});

	it('stores a file, and changes nothing for the same file again', async () => {
		const nothing = { stored: 0, moved: 0, readings: 0 };
		expect(await take(await preview(GOOD))).toEqual({ stored: 2, moved: 0, readings: 5 });
		const before = await stored();
		expect(before).toEqual({ samples: 2, readings: 5, origins: 2 });
		const again = await preview(GOOD);
		expect(again.samples.map(({ state }) => state)).toEqual(['recorded', 'recorded']);
		expect(await take(again)).toEqual(nothing);
		expect(await stored()).toEqual(before);
		// 0.150 equals the stored reading; a later review state moves the sample forward, an earlier one does not move it back.
		const same = await preview(Buffer.from(GOOD.toString().replace('0.15', '0.150')));
		expect(messagesOf(same)).toEqual([]);
		expect(await take(same, 'published')).toEqual({ ...nothing, moved: 2 });
		expect(await take(same, 'preliminary')).toEqual(nothing);
	});

	it('reports every problem with row and column, and stores nothing of the file', async () => {
		const before = await stored();
		const found = await preview(
			csv([
				HEADER,
				['示例断面 05', '2026-02-02', '7.6', '0.15', '0.08'],
				['示例断面 06', '2026-02-02', '71', '-0.2', '=1+1'],
				['某河-某桥', '2026-02-02', '7', '0.1', '0.1'],
				['示例断面 07', '2027-02-02', '7', '0.1', '0.1'],
				['示例断面05', '2026/2/2', '7', '0.1', '0.1']
			])
		);
		expect(messagesOf(found)).toEqual([
			'row 3, column C (pH): 71 is above 14',
			'row 3, column D (氨氮(mg/L)): -0.2 is negative (-1 stands for not measured)',
			'row 3, column E (总磷(mg/L)): "=1+1" is a formula, not a number',
			'row 4, column A (断面名称): no section is called "某河-某桥"',
			'row 5, column B (采样日期): 2027-02-02 lies in the future',
			'row 6: the same section and day stand in row 2'
		]);
		await expect(take(found)).rejects.toThrow('problems');
		expect(await stored()).toEqual(before);
	});

	it('refuses readings that differ from the recorded ones', async () => {
		const found = await preview(csv([HEADER, ['示例断面 01', '2026-01-05', '7.6', '0.16', '0.08']]));
		expect(messagesOf(found)).toEqual(['row 2, column D (氨氮(mg/L)): 0.16 differs from 0.15, which is recorded']);
	});

	it('flags readings a decade away from the usual values of the section', async () => {
		const found = await preview(csv([HEADER, ['示例断面 02', '2026-03-02', '7.6', '2.9', '0.09']]));
		const [sheet] = found.sheets;
		expect(sheet?.suspicious.map(({ row, column }) => [row, column])).toEqual([[2, 'D']]);
		expect(isAcceptable(found)).toBe(true);
	});

	it('stores nothing when the database refuses a part', async () => {
		const before = await stored();
		const found = await preview(
			csv([
				HEADER,
				...Array.from({ length: 25 }, (_, i) => [
					`EX-${String(i + 1).padStart(2, '0')}`,
					'2026-03-09',
					'7',
					'0.1',
					'0.1'
				])
			])
		);
		const spoiled = {
			...found,
			samples: [...found.samples, ...found.samples, ...found.samples, ...found.samples].map((sample, i) =>
				// More than one batch, and the last row of the second is invalid.
				i < 100 ? { ...sample, date: `2026-02-${String(10 + Math.floor(i / 25)).padStart(2, '0')}` } : sample
			)
		};
		const last = spoiled.samples.at(-1);
		expect(last).toBeDefined();
		if (last) spoiled.samples.push({ ...last, date: '2026-03-10', values: { ph: '71' } });
		await expect(take(spoiled)).rejects.toThrow('ph_from_0_to_14');
		expect(await stored()).toEqual(before);
	});

	// The time for three years is a figure of the benchmarks.
	it('stores a year of 25 sections and reports progress', async () => {
		const sections = Array.from({ length: 25 }, (_, i) => ({
			code: `EX-${String(i + 1).padStart(2, '0')}`,
			load: [0.3, 0.3] as [number, number],
			missed: []
		}));
		const samples = exampleSamples({ seed: 2, first_month: '2019-01', months: 12, day: 10, sections }, new Map());
		const items = Object.keys(samples[0]?.values ?? {});
		const file = csv([
			['section', 'date', ...items],
			...samples.map(({ section, date, values }) => [section, date, ...items.map((item) => values[item] ?? '')])
		]);
		const steps: number[] = [];
		const found = await preview(file);
		const result = await commitImport(database.engine, TOWN, found, 'published', (done) => steps.push(done));
		expect(result).toEqual({ stored: 300, moved: 0, readings: 7200 });
		expect(steps).toEqual([100, 200, 300]);
		expect(await take(await preview(file), 'published')).toEqual({ stored: 0, moved: 0, readings: 0 });
	});
});
