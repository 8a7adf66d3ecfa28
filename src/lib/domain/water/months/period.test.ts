import { describe, expect, it } from 'vitest';
import { exact, Fraction } from '../standard/fraction.ts';
import { meanSample } from './mean.ts';
import { assessMonth, assessQuarter, assessYear, type SectionMonth } from './period.ts';
import type { Sample } from '../standard/sample.ts';
import { sampleOf, STANDARD } from '../standard/sample.fixture.ts';

const RULES = { standard: STANDARD, water_body: 'river' } as const;
const month = (number: number, samples: Sample[], suspended_reason: string | null = null): SectionMonth => ({
	month: `2025-${String(number).padStart(2, '0')}`,
	samples,
	suspended_reason
});
const ammonia = (...values: (number | string)[]) => values.map((nh3n) => sampleOf({ nh3n }));
const meanOf = (sample: Sample | null, code: string) => {
	const reading = sample?.readings.find(({ item }) => item.code === code);
	return reading ? exact(reading.value) : null;
};

describe('a mean', () => {
	it('is one of concentrations, not of classes', () => {
		// Class I three times and worse than V once: the concentrations make class III.
		const result = assessMonth(month(1, ammonia(0.1, 0.1, 0.1, 3.7)), RULES);
		expect(result.assessment?.class).toBe('III');
		expect(meanOf(result.mean, 'nh3n')?.decimal()).toBe('1');
	});

	it('is not rounded before its class is made', () => {
		expect(assessMonth(month(1, ammonia('1.0', '1.0', '1.0000001')), RULES).assessment?.class).toBe('IV');
	});

	it('takes half the detection limit, and leaves out what was not measured', () => {
		const samples = [sampleOf({ tp: '0.04L', do: 8 }), sampleOf({ tp: 0.06, do: 6, nh3n: -1 }), sampleOf({ do: 7 })];
		const mean = meanSample(samples, 'river');
		expect(meanOf(mean, 'tp')?.decimal()).toBe('0.04');
		expect(meanOf(mean, 'do')?.decimal()).toBe('7');
		expect(meanOf(mean, 'nh3n')).toBeNull();
	});

	it('of nothing found stays below its limit', () => {
		const mean = meanSample([sampleOf({ tp: '0.02L' }), sampleOf({ tp: '0.02L' })], 'river');
		expect(mean?.readings[0]?.detection_limit?.decimal()).toBe('0.02');
		const other = meanSample([sampleOf({ tp: '0.02L' }), sampleOf({ tp: '0.01L' })], 'river');
		expect(other?.readings[0]?.detection_limit).toBeNull();
	});

	it('of pH is taken of hydrogen ions, or of the values where configured', () => {
		const samples = [sampleOf({ ph: 7 }), sampleOf({ ph: 9 })];
		expect(meanOf(meanSample(samples, 'river'), 'ph')?.decimal()).toBe('7.3');
		expect(meanOf(meanSample(samples, 'river', 'arithmetic'), 'ph')?.decimal()).toBe('8');
		const equal = [sampleOf({ ph: 9 }), sampleOf({ ph: '9.00' })];
		expect(meanOf(meanSample(equal, 'river'), 'ph')?.equals(Fraction.of(9))).toBe(true);
	});

	it('has a temperature only where every sample has one', () => {
		const [cold, warm, unknown] = [
			sampleOf({ do: 7 }, 'river', 10),
			sampleOf({ do: 7 }, 'river', 20),
			sampleOf({ do: 7 })
		];
		expect(meanSample([cold, warm], 'river')?.water_temp_c).toEqual(Fraction.of(15));
		expect(meanSample([cold, unknown], 'river')?.water_temp_c).toBeNull();
	});
});

describe('the least numbers', () => {
	const months = (sampled: number, reason: string | null = null) =>
		Array.from({ length: 12 }, (_, i) => month(i + 1, i < sampled ? ammonia(0.4) : [], i < sampled ? null : reason));

	it('are one for a month', () => {
		expect(assessMonth(month(1, ammonia(0.4)), RULES)).toMatchObject({ state: 'assessed', sample_count: 1 });
		expect(assessMonth(month(1, []), RULES)).toMatchObject({ state: 'missing', assessment: null, mean: null });
	});

	it('are two for a quarter', () => {
		const one = assessQuarter([month(1, ammonia(0.4)), month(2, []), month(3, [])], RULES);
		expect(one).toMatchObject({ state: 'too_few', assessment: null, sample_count: 1, month_count: 1 });
		expect(one.mean).not.toBeNull();
		const two = assessQuarter([month(1, ammonia(0.4)), month(2, ammonia(0.8)), month(3, [])], RULES);
		expect(two).toMatchObject({ state: 'assessed', assessment: { class: 'III' } });
	});

	it.each([
		[12, 'assessed', 'II'],
		[11, 'reduced', 'II'],
		[8, 'reduced', 'II'],
		[7, 'too_few', undefined],
		[0, 'missing', undefined]
	])('of a year with %i months make it %s', (sampled, state, expected) => {
		const result = assessYear(months(sampled), RULES);
		expect([result.state, result.assessment?.class, result.gaps.length]).toEqual([state, expected, 12 - sampled]);
	});

	it('weigh a month sampled twice once', () => {
		const year = [month(1, ammonia(2, 2, 2)), ...Array.from({ length: 11 }, (_, i) => month(i + 2, ammonia(0.8)))];
		// (2 + 11 × 0.8) / 12 = 0.9; over all 14 samples it would be 14.8 / 14, beyond class III.
		const result = assessYear(year, RULES);
		expect(meanOf(result.mean, 'nh3n')?.decimal()).toBe('0.9');
		expect(result.assessment?.class).toBe('III');
	});
});

describe('a suspended month', () => {
	it('keeps its reason, in itself and in the year', () => {
		const dredging = month(6, [], '疏浚施工');
		expect(assessMonth(dredging, RULES)).toMatchObject({
			state: 'suspended',
			assessment: null,
			gaps: [{ month: '2025-06', reason: '疏浚施工' }]
		});
		const year = Array.from({ length: 12 }, (_, i) => (i === 5 ? dredging : month(i + 1, ammonia(0.4))));
		expect(assessYear(year, RULES)).toMatchObject({
			state: 'reduced',
			gaps: [{ month: '2025-06', reason: '疏浚施工' }],
			assessment: { class: 'II' }
		});
	});

	it('differs from a month without a stated reason', () => {
		const quarter = [month(1, [], '疏浚施工'), month(2, []), month(3, [])];
		expect(assessQuarter(quarter, RULES).state).toBe('missing');
	});
});
