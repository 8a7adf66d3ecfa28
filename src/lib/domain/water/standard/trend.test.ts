import { describe, expect, it } from 'vitest';
import examples from '../../../../../tests/fixtures/water/examples.json' with { type: 'json' };
import { Fraction } from './fraction.ts';
import { rankTrend } from '../months/rank-trend.ts';
import { assessmentWords } from '../../../i18n/water/assessment.ts';
import { comparability, trendOfGrades, trendOfShares } from './trend.ts';

const shares = (good_pct: number | string, inferior_pct: number | string) => ({
	good_pct: Fraction.of(good_pct),
	inferior_pct: Fraction.of(inferior_pct)
});

describe('two periods by ΔG − ΔD', () => {
	it.each(examples.trends)('$id', ({ before, after, expected }) => {
		const trend = trendOfShares(
			shares(before.good_pct, before.inferior_pct),
			shares(after.good_pct, after.inferior_pct)
		);
		expect(trend.delta.equals(Fraction.of(expected.delta))).toBe(true);
		expect(assessmentWords.zh.trend[trend.step]).toBe(expected.words);
	});

	it.each([
		[80, 0, 90, 0, 'unchanged'],
		[80, 0, '90.01', 0, 'better'],
		[80, 20, 90, 10, 'better'],
		[80, 20, 90, '9.99', 'much_better'],
		[80, 0, 70, 0, 'unchanged'],
		[80, 0, 75, 6, 'worse'],
		[80, 0, 70, 10, 'worse'],
		[80, 0, 60, 1, 'much_worse'],
		[80, 0, 80, 0, 'unchanged']
	])('from %s/%s to %s/%s %%: %s', (g1, d1, g2, d2, step) =>
		expect(trendOfShares(shares(g1, d1), shares(g2, d2)).step).toBe(step)
	);
});

describe('two periods by their state', () => {
	it.each([
		['good', 'good', 'unchanged'],
		['light', 'good', 'better'],
		['good', 'light', 'worse'],
		['moderate', 'good', 'much_better'],
		['excellent', 'heavy', 'much_worse']
	] as const)('%s → %s: %s', (before, after, step) => expect(trendOfGrades(before, after)).toBe(step));
});

it('gives the sections that the two periods do not share', () => {
	expect(comparability(['a', 'b', 'c'], ['b', 'c', 'd'])).toEqual({
		common: 2,
		only_before: ['a'],
		only_after: ['d'],
		same: false
	});
	expect(comparability(['a'], ['a']).same).toBe(true);
});

describe('a row of periods by ranks', () => {
	const trend = (...values: (number | null)[]) => rankTrend(values);
	it('rises and falls', () => {
		expect(trend(1, 2, 3, 4, 5)).toMatchObject({ coefficient: 1, direction: 'rising', critical: 0.9, count: 5 });
		expect(trend(5, 4, 3, 2, 1)).toMatchObject({ coefficient: -1, direction: 'falling' });
	});
	it('counts from the critical value on: 1 − 6·2 / (5·24) = 0.9', () => {
		const result = trend(1, 2, 3, 5, 4);
		expect(result?.coefficient).toBeCloseTo(0.9, 12);
		expect(result?.direction).toBe('rising');
		expect(trend(2, 1, 3, 5, 4)?.direction).toBe('none');
	});
	it('shares ranks among equal values, and has no trend without change', () => {
		expect(trend(1, 1, 2, 2, 3)?.coefficient).toBeCloseTo(0.9487, 4);
		expect(trend(1, 1, 1, 1, 1)).toMatchObject({ coefficient: 0, direction: 'none' });
	});
	it('leaves out what was not measured, and is silent with fewer than five', () => {
		expect(trend(1, null, 2, null, 3, 4)).toBeNull();
		expect(trend(1, null, 2, 3, 4, 5)?.count).toBe(5);
	});
	it('has lower critical values for longer series', () => {
		const critical = [5, 11, 12, 30, 31, 36].map(
			(n) => rankTrend(Array.from({ length: n }, (_, i) => i))?.critical ?? 0
		);
		expect(critical.map((value) => value.toFixed(3))).toEqual(['0.900', '0.564', '0.506', '0.306', '0.300', '0.278']);
	});
});
