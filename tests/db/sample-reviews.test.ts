/** The review of samples by different persons, enforced by the database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refused } from '../../src/lib/domain/shared/answer.ts';
import type { DataClient } from '../../src/lib/data/client.ts';
import { type ReviewMove, reviewQueue, reviewSamples, reviewsWaiting } from '../../src/lib/data/water/reviews.ts';
import { storeSamples } from '../../src/lib/data/water/samples.ts';
import { storedGrid } from '../../src/lib/data/water/sections.ts';
import { reviewedSample } from '../../src/lib/domain/water/review.ts';
import { accepted } from './support/answers.ts';
import { ENGINES, openDatabase, OTHER_TOWN, TOWN, type TestDatabase } from './support/databases.ts';
import { staffOf } from './support/desk.ts';
import { anonymous, serviceRole, type AnyClient } from './support/people.ts';

const MONTH = '2026-02';
const VALUES = { ph: '7.6', do: '6.8', nh3n: '1.32', tp: '90' };

describe.each(ENGINES)('the review of samples on the %s engine', (name) => {
	let database: TestDatabase;
	let people: Record<'anna' | 'ben' | 'admin' | 'viewer' | 'planner' | 'stranger', DataClient>;
	let visitor: AnyClient;
	let service: AnyClient;

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		people = await staffOf(database, {
			anna: 'water',
			ben: 'water',
			admin: 'admin',
			viewer: 'viewer',
			planner: 'planner',
			stranger: ['admin', OTHER_TOWN]
		});
		visitor = anonymous(await database.gateway());
		service = serviceRole(await database.gateway());
	});
	afterAll(() => database.close());

	/** Entered by Anna; each test has its own day. */
	async function entered(day: string, values: Record<string, string> = VALUES, section = 'EX-01'): Promise<number> {
		await storeSamples(people.anna, TOWN, [{ section, date: `${MONTH}-${day}`, sampler: '示例采样人', values }], null);
		const { samples } = await reviewQueue(people.anna, TOWN, 'preliminary', MONTH);
		const found = samples.find(({ date }) => date === `${MONTH}-${day}`);
		if (!found) throw new Error('not stored');
		return found.id;
	}
	const move = (who: keyof typeof people, ids: number[], change: Pick<ReviewMove, 'from' | 'to'>, reason = '') =>
		reviewSamples(people[who], TOWN, { ids, reason, language: 'zh', ...change });
	const REVIEW = { from: 'preliminary', to: 'reviewed' } as const;
	const PUBLISH = { from: 'reviewed', to: 'published' } as const;
	const stateOf = async (id: number) =>
		(await database.engine.query<{ review: string }>('select review from water_samples where id = $1', [id]))[0]
			?.review;
	const published = async () =>
		((await visitor.from('water_samples').select('id').gte('date', `${MONTH}-01`)).data ?? []).map(({ id }) => id);

	it('is for staff of role water and admin; others are refused, and no caller writes the table directly', async () => {
		const id = await entered('01');
		for (const who of ['viewer', 'planner', 'stranger'] as const) {
			expect(await move(who, [id], REVIEW), who).toEqual(refused('not_allowed'));
			await expect(reviewQueue(people[who], TOWN, 'preliminary', MONTH)).rejects.toThrow('42501');
			await expect(reviewsWaiting(people[who], TOWN)).rejects.toThrow('42501');
			expect((await people[who].from('sample_reviews').select('*')).data).toEqual([]);
		}
		for (const who of ['anna', 'admin'] as const) {
			const direct = await people[who].from('water_samples').update({ review: 'published' }).eq('id', id);
			expect(direct.error?.code).toBe('42501');
			const row = { town_code: TOWN, sample_id: id, to_state: 'reviewed' } as never;
			expect((await people[who].from('sample_reviews').insert(row)).error?.code).toBe('42501');
		}
		expect(await stateOf(id)).toBe('preliminary');
	});

	it('refuses two steps in a row by one user, also an admin, and publishes only at the last step', async () => {
		const id = await entered('02');
		const annual = async () => (await storedGrid(visitor as DataClient, TOWN)).sections['EX-01'];
		const before = JSON.stringify(await annual());
		expect(await move('anna', [id], REVIEW)).toEqual(refused('same_person'));
		expect(await move('ben', [id], PUBLISH)).toEqual(refused('changed_since'));
		expect(await move('ben', [id], { from: 'preliminary', to: 'published' })).toEqual(refused('unknown_state'));
		expect(await move('admin', [id], REVIEW)).toEqual(accepted({ moved: 1 }));
		expect(await move('admin', [id], PUBLISH)).toEqual(refused('same_person'));
		expect(await published()).toEqual([]);
		expect(JSON.stringify(await annual())).toBe(before);
		// The user who entered a sample may publish it after another has reviewed it.
		expect(await move('anna', [id], PUBLISH)).toEqual(accepted({ moved: 1 }));
		expect(await published()).toEqual([id]);
		expect(JSON.stringify(await annual())).not.toBe(before);

		expect(await move('ben', [id], { from: 'published', to: 'preliminary' }, ' ')).toEqual(refused('reason_missing'));
		expect(await move('ben', [id], { from: 'published', to: 'preliminary' }, '总磷读数可疑')).toEqual(
			accepted({ moved: 1 })
		);
		expect(await published()).toEqual([]);
		expect(JSON.stringify(await annual())).toBe(before);
		const { samples } = await reviewQueue(people.admin, TOWN, 'preliminary', MONTH);
		expect(
			samples.find((sample) => sample.id === id)?.steps.map(({ from, to, by, reason }) => [from, to, by, reason])
		).toEqual([
			[null, 'preliminary', 'anna@example.org', null],
			['preliminary', 'reviewed', 'admin@example.org', null],
			['reviewed', 'published', 'anna@example.org', null],
			['published', 'preliminary', 'ben@example.org', '总磷读数可疑']
		]);
	});

	it('counts the same form once, and moves all samples or none', async () => {
		const [one, two] = [await entered('03'), await entered('04')];
		const twice = await Promise.all([
			move('ben', [one], REVIEW),
			move('admin', [one], REVIEW),
			move('ben', [one], REVIEW)
		]);
		expect(twice.filter((answer) => answer.ok)).toHaveLength(1);
		expect(twice.filter((answer) => !answer.ok && answer.refusal === 'changed_since')).toHaveLength(2);
		expect(await move('ben', [one, two], REVIEW)).toEqual(refused('changed_since'));
		expect(await move('ben', [two, 999_999], REVIEW)).toEqual(refused('unknown_sample'));
		expect(await move('ben', [], REVIEW)).toEqual(refused('none_chosen'));
		expect(await stateOf(two)).toBe('preliminary');
	});

	it('lists waiting samples with class, exceedances, unusual values and the users of their steps', async () => {
		const id = await entered('05');
		const { samples, usual, counts, months, month } = await reviewQueue(people.anna, TOWN, 'preliminary', null);
		expect(month).toBe(MONTH);
		expect(months[0]).toEqual({ month: MONTH, count: counts.preliminary });
		expect(await reviewsWaiting(people.admin, TOWN)).toEqual({
			preliminary: counts.preliminary,
			reviewed: counts.reviewed,
			findings: 0
		});
		const found = samples.find((sample) => sample.id === id);
		if (!found) throw new Error('not in the queue');
		expect(found).toMatchObject({ section: 'EX-01', mine: true, sampler: '示例采样人', values: VALUES });
		const { judgement, readings } = reviewedSample(found, usual);
		expect(judgement?.class).toBe('>V');
		expect(readings.filter(({ exceeds }) => exceeds).map(({ item }) => item)).toEqual(['nh3n', 'tp']);
		expect(readings.filter(({ usual: median }) => median !== null).map(({ item }) => item)).toContain('tp');
		const theirs = await reviewQueue(people.ben, TOWN, 'preliminary', MONTH);
		expect(theirs.samples.find((sample) => sample.id === id)?.mine).toBe(false);
	});

	it('excludes a wrong sample, so that the day can be entered anew', async () => {
		const id = await entered('06');
		expect(await move('anna', [id], { from: 'preliminary', to: 'withdrawn' })).toEqual(refused('reason_missing'));
		expect(await move('anna', [id], { from: 'preliminary', to: 'withdrawn' }, '小数点写错')).toEqual(
			accepted({ moved: 1 })
		);
		expect(await move('ben', [id], REVIEW)).toEqual(refused('changed_since'));
		const again = await entered('06', { ...VALUES, tp: '0.09' });
		expect(again).not.toBe(id);
		expect(await move('ben', [again], REVIEW)).toEqual(accepted({ moved: 1 }));
	});

	it('does not require a second person of the service role, and makes steps append-only', async () => {
		const id = await entered('07');
		const call = (from: string, to: string) =>
			service.rpc('review_samples', { p_town: TOWN, p_ids: [id], p_from: from, p_to: to });
		expect((await call('preliminary', 'reviewed')).error).toBeNull();
		expect((await call('reviewed', 'published')).error).toBeNull();
		await expect(database.engine.query(`update sample_reviews set actor = null`)).rejects.toThrow('append-only');
		await expect(database.engine.query(`delete from sample_reviews`)).rejects.toThrow('append-only');
		const straight = await service.from('water_samples').update({ review: 'preliminary' }).eq('id', id);
		expect(straight.error?.code).toBe('42501');
		const [log] = await database.engine.query<{ n: number }>(
			`select count(*)::int as n from change_log where table_name = 'water_samples' and reason = '总磷读数可疑'`
		);
		expect(log?.n).toBe(1);
	});
});
