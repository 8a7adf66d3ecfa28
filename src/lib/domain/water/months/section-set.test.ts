import { describe, expect, it } from 'vitest';
import { assessmentWords } from '../../../i18n/water/assessment.ts';
import examples from '../../../../../tests/fixtures/water/examples.json' with { type: 'json' };
import { assess } from '../standard/assess.ts';
import { DEFAULT_GOOD_SHARE, GOOD_SHARE_FORMULAS, goodShare, type MonthlyClass } from './good-share.ts';
import { assessSet, gradeOfShares, pct, type SetMember } from './section-set.ts';
import { sampleOf, STANDARD } from '../standard/sample.fixture.ts';
import type { WaterClass } from '../standard/water-class.ts';

const member = (values: object): SetMember => {
	const sample = sampleOf(values);
	return { sample, assessment: assess(sample, STANDARD) };
};
const unsampled: SetMember = { sample: null, assessment: null };

describe('the worked examples of sets', () => {
	it.each(examples.section_sets)('$id', ({ sections, good, inferior, expected }) => {
		expect(gradeOfShares({ total: sections, good, inferior })).toBe(expected.grade);
		expect(pct(good, sections)?.toFixed(1)).toBe(expected.good_pct);
	});
});

describe('the table of shares', () => {
	it.each([
		[100, 90, 0, 'excellent'],
		[1000, 899, 0, 'good'],
		[100, 75, 0, 'good'],
		[1000, 749, 0, 'light'],
		[1000, 0, 199, 'light'],
		[100, 70, 20, 'moderate'],
		[1000, 600, 399, 'moderate'],
		[100, 60, 40, 'heavy'],
		[100, 0, 100, 'heavy'],
		[3, 2, 1, 'moderate']
	])('%i sections, %i good, %i worse than V: %s', (total, good, inferior, grade) =>
		expect(gradeOfShares({ total, good, inferior })).toBe(grade)
	);

	it('says nothing of no sections', () => expect(() => gradeOfShares({ total: 0, good: 0, inferior: 0 })).toThrow());
});

describe('a set', () => {
	const clean = { do: 8, nh3n: 0.1 };
	it('of five is assessed by shares, with the items that most sections exceed', () => {
		const set = assessSet(
			[
				clean,
				clean,
				{ do: 4, nh3n: 1.2 },
				{ do: 4, tp: 0.25, nh3n: 2.5 },
				{ do: 4.5, tp: 0.25, cod: 21, codmn: 7 }
			].map(member),
			STANDARD
		);
		expect(set).toMatchObject({
			method: 'shares',
			grade: { code: 'moderate' },
			counts: { total: 5, good: 2, inferior: 1, by_class: { I: 2, IV: 2, '>V': 1 } }
		});
		const main = set.method === 'shares' ? set.main_pollutants : [];
		expect(main.map(({ item, exceeding, total }) => [item.code, exceeding, total])).toEqual([
			['do', 3, 5],
			['nh3n', 2, 5],
			['tp', 2, 5]
		]);
		expect(set).not.toHaveProperty('assessment');
	});

	it('that is good names no pollutants', () => {
		const set = assessSet([clean, clean, clean, clean, { nh3n: 1.2 }].map(member), STANDARD);
		expect(set).toMatchObject({ method: 'shares', grade: { code: 'good' }, main_pollutants: [] });
	});

	it('of four is assessed by its mean concentrations', () => {
		const set = assessSet([{ nh3n: 0.1 }, { nh3n: 0.1 }, { nh3n: 0.1 }, { nh3n: 2.5 }].map(member), STANDARD);
		expect(set).toMatchObject({ method: 'mean_concentration', assessment: { class: 'III' } });
	});

	it('counts only sections that were sampled', () => {
		const four = Array.from({ length: 4 }, () => member(clean));
		expect(assessSet([...four, unsampled], STANDARD)).toMatchObject({
			method: 'mean_concentration',
			counts: { total: 4 }
		});
		expect(assessSet([unsampled], STANDARD)).toMatchObject({ method: 'none', counts: { total: 0 } });
	});
});

describe('the share of class III or better', () => {
	const rows = (section: string, ...classes: (WaterClass | null)[]): MonthlyClass[] =>
		classes.map((waterClass, i) => ({ section, month: `2025-0${i + 1}`, class: waterClass }));
	// January: 2 of 2 good. February: 1 of 4. March: not sampled.
	const monthly = [
		...rows('a', 'II', 'III', null),
		...rows('b', 'III', 'IV', null),
		...rows('c', null, 'V', null),
		...rows('d', null, '>V', null)
	];

	it('differs by its formula where samples are missing', () => {
		const annual: (WaterClass | null)[] = ['II', 'III', 'V', null];
		const shares = GOOD_SHARE_FORMULAS.map((formula) => {
			const { pct: share, good, total, months } = goodShare(formula, monthly, annual);
			return [formula, share?.toFixed(1), good, total, months];
		});
		expect(shares).toEqual([
			['mean_of_monthly_shares', '62.5', 3, 6, 2],
			['section_months', '50.0', 3, 6, undefined],
			['annual_means', '66.7', 2, 3, undefined]
		]);
	});

	it('is the same by all formulas where nothing is missing and nothing changes', () => {
		const all = [...rows('a', 'III', 'III'), ...rows('b', 'IV', 'IV')];
		const shares = GOOD_SHARE_FORMULAS.map((formula) => goodShare(formula, all, ['III', 'IV']).pct?.decimal());
		expect(shares).toEqual(['50', '50', '50']);
	});

	it('is none of nothing', () => {
		for (const formula of GOOD_SHARE_FORMULAS)
			expect(goodShare(formula, rows('a', null), [null])).toMatchObject({ pct: null, total: 0 });
	});

	it('has a name and its formula in both languages, and a default', () => {
		expect(DEFAULT_GOOD_SHARE).toBe('mean_of_monthly_shares');
		for (const { goodShare } of [assessmentWords.zh, assessmentWords.en])
			for (const formula of GOOD_SHARE_FORMULAS)
				expect(goodShare[formula]).toEqual({
					name: expect.any(String) as string,
					formula: expect.any(String) as string
				});
	});
});
