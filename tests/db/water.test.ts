import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, assessRow } from '../../src/lib/domain/water/standard/assessment-answer.ts';
import { readSampleRow } from '../../src/lib/domain/water/standard/sample.ts';
import { standardOn } from '../../src/lib/domain/water/standard/standard.ts';
import examples from '../fixtures/water/examples.json' with { type: 'json' };
import { ENGINES, openDatabase, ROOT, SUPABASE, type TestDatabase } from './support/databases.ts';
import { anonymous, type AnyClient } from './support/people.ts';
import { asTypeScriptTakesIt, randomSamples } from './support/water-samples.ts';

const STANDARD = standardOn('2025-01-01');
const DOCUMENT = 'src/lib/domain/water/standard/gb3838-2002.json';
const MIGRATION = 'migrations/20261201001100_water_standard.sql';
const RANDOM_SAMPLES = 10_000;

it('the migration contains the same standard document as TypeScript', () => {
	const migration = readFileSync(path.join(SUPABASE, MIGRATION), 'utf8');
	expect(migration.split('$gb3838$')[1]?.trim()).toBe(readFileSync(path.join(ROOT, DOCUMENT), 'utf8').trim());
});

describe.each(ENGINES)('the water standard on the %s engine', (name) => {
	let database: TestDatabase;
	let client: AnyClient;
	beforeAll(async () => {
		database = await openDatabase(name, 'migrated');
		client = anonymous(await database.gateway());
	});
	afterAll(() => database.close());

	async function assess(samples: readonly object[], on = '2025-01-01'): Promise<Answer[]> {
		const [row] = await database.engine.query<{ answer: Answer[] }>(
			'select assess_water_samples($1::jsonb, $2::date) as answer',
			[samples, on]
		);
		return row?.answer ?? [];
	}
	const assessOne = async (values: object, more: object = {}) =>
		(await assess([{ id: 1, water_body: 'river', values, ...more }]))[0];

	it('has every limit of the document, to the digit', async () => {
		const rows = await database.engine.query<{ key: string; low: string | null; high: string | null }>(
			`select item || ' ' || water_body || ' ' || rank as key, low::text, high::text from reference.water_limits`
		);
		const expected = STANDARD.items.flatMap((item) =>
			(['river', 'lake'] as const).flatMap((body) =>
				item.limits[body].map(({ low, high }, i) => ({
					key: `${item.code} ${body} ${i + 1}`,
					low: low?.text ?? null,
					high: high?.text ?? null
				}))
			)
		);
		const byKey = (a: { key: string }, b: { key: string }) => a.key.localeCompare(b.key);
		expect(rows.sort(byKey)).toEqual(expected.sort(byKey));
		expect(await database.engine.query('select count(*)::int as n from reference.water_items where counts')).toEqual([
			{ n: 21 }
		]);
	});

	it.each(examples.samples)('assesses worked example $id', async ({ expected, ...sample }) => {
		expect((await assess([sample]))[0]).toMatchObject({ id: sample.id, ...expected });
	});

	it(`equals TypeScript on ${RANDOM_SAMPLES} random samples`, async () => {
		const samples = randomSamples(RANDOM_SAMPLES, STANDARD, 3838);
		const answers = await assess(samples);
		expect(answers).toHaveLength(RANDOM_SAMPLES);
		const seen = new Set<string>();
		for (const [i, sample] of samples.entries()) {
			const checked = readSampleRow(asTypeScriptTakesIt(sample), STANDARD);
			const answer = answers[i];
			if (!checked.ok) {
				expect(checked.problems.map(({ code }) => code)).toEqual(['nothing_counts']);
				expect(answer?.section_class, JSON.stringify(sample)).toBeNull();
				continue;
			}
			// The explanation in words is TypeScript's alone; all else is equal.
			const expected = assessRow(checked.value, STANDARD, 'zh');
			expect({ ...answer, explanation: expected?.explanation }, JSON.stringify(sample)).toEqual(expected);
			seen.add(answer?.section_class ?? '');
		}
		expect([...seen].sort()).toEqual(['>V', 'I', 'II', 'III', 'IV', 'V']);
	});

	it('puts a value at its limit into the class, and the next larger one out of it', async () => {
		const values = { nh3n: '1.0', tp: '0.20000000000000000001', do: '4.99999999999999999999' };
		expect((await assessOne(values))?.per_indicator).toEqual({ nh3n: 'III', tp: 'IV', do: 'IV' });
	});

	it('assesses a mean by its total: a third of 3.00 is not above 1.0', async () => {
		const thirds = { nh3n: { total: 3, n: 3 }, cod: { total: 60.01, n: 3 } };
		expect((await assessOne(thirds))?.per_indicator).toEqual({ nh3n: 'III', cod: 'IV' });
	});

	it('assesses class I by saturation only where the temperature is known', async () => {
		expect((await assessOne({ do: 7.02 }, { water_temp_c: 28.4 }))?.section_class).toBe('I');
		expect((await assessOne({ do: 7.01 }, { water_temp_c: 28.4 }))?.section_class).toBe('II');
		expect((await assessOne({ do: 7.02 }))?.section_class).toBe('II');
		expect((await assessOne({ do: 7.02, water_temp: 28.4 }))?.section_class).toBe('I');
	});

	it('assesses the target separately from the class', async () => {
		const values = { nh3n: 1.86 };
		expect(await assessOne(values, { target_class: 'V' })).toMatchObject({ section_class: 'V', meets_target: true });
		expect(await assessOne(values, { target_class: 'IV' })).toMatchObject({ section_class: 'V', meets_target: false });
		expect(await assessOne(values)).toMatchObject({ meets_target: null });
	});

	it('has no class where nothing was measured', async () => {
		const empty = await assessOne({ nh3n: -1, tp: '', do: null, tn: 9 });
		expect(empty).toMatchObject({ section_class: null, per_indicator: {}, is_good_III_or_better: null });
	});

	it('gives the class of one stored reading, for views', async () => {
		const [row] = await database.engine.query<{ river: number; lake: number; none: number | null }>(`
			select reference.water_rank('GB 3838-2002', 'tp', 'river', (0.05, 1)) as river,
				reference.water_rank('GB 3838-2002', 'tp', 'lake', (0.15, 3)) as lake,
				reference.water_rank('GB 3838-2002', 'tn', 'river', (9, 1)) as none`);
		expect(row).toEqual({ river: 2, lake: 3, none: null });
	});

	it.each([
		[{ nh3n: 'abc' }, /"abc" is not a reading/],
		[{ nh3n: -3 }, /nh3n = -3 .* out of range/],
		[{ ph: 71 }, /ph = 71 .* out of range/],
		[{ nonsense: 1 }, /nonsense = 1 is not an item/],
		[{ nh3n: true }, /true is not a reading/],
		[{ nh3n: '1e99' }, /is not a reading/]
	])('refuses %j with the reason', async (values, reason) => {
		await expect(assessOne(values)).rejects.toThrow(reason);
	});

	it('refuses a sample without its kind of water, naming it', async () => {
		await expect(assess([{ id: 'x', values: { do: 7 } }])).rejects.toThrow(/sample 1 \(id "x"\): water_body/);
		await expect(assess([], '2001-12-31')).rejects.toThrow(/no standard/);
	});

	it('is readable by all through the data API, and writable by none', async () => {
		const { data, error } = await client.rpc('assess_water_samples', {
			p_samples: [{ id: 'a', water_body: 'river', values: { nh3n: 1.32 } }]
		});
		expect(error).toBeNull();
		expect(data).toMatchObject([
			{ id: 'a', section_class: 'IV', main_pollutants: [{ item: 'nh3n', multiple: '0.3' }] }
		]);
		const limits = await client.from('water_limits').select('class, high').match({ item: 'nh3n', water_body: 'river' });
		expect(limits.data).toHaveLength(5);
		for (const attempt of [
			client.from('water_limits').insert({ item: 'nh3n' }),
			client.from('water_limits').update({ high: 99 }).eq('item', 'nh3n'),
			client.from('water_limits').delete().eq('item', 'nh3n')
		])
			expect((await attempt).error).not.toBeNull();
	});

	it('takes a revised standard as new rows: the same function, another result from its start date on', async () => {
		const document: unknown = JSON.parse(readFileSync(path.join(ROOT, DOCUMENT), 'utf8'));
		await database.engine.query(
			`select reference.add_water_standard(jsonb_set(
				$1::jsonb || '{"code":"TEST 1-2099","effective_from":"2099-01-01"}',
				'{items,6,limits,any,high}', '["0.1","0.2","0.3","0.4","0.5"]'))`,
			[document]
		);
		const samples = [{ id: 1, water_body: 'river', values: { nh3n: 0.42 } }];
		expect((await assess(samples, '2098-12-31'))[0]?.section_class).toBe('II');
		expect((await assess(samples, '2099-01-01'))[0]?.section_class).toBe('V');
	});
});
