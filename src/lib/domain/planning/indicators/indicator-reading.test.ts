import { describe, expect, it } from 'vitest';
import type { Indicator, IndicatorValue } from './indicator.ts';
import { value } from './indicator.fixture.ts';
import { isPercent, readIndicator, sharedYear, subtract, summarise } from './indicator-reading.ts';

const actual = (figure: number | null, change: Partial<IndicatorValue> = {}) => value({ value: figure, ...change });
const target = (figure: number | null, change: Partial<IndicatorValue> = {}) =>
	value({ year: 2021, kind: 'target', value: figure, ...change });
const indicator = (values: IndicatorValue[], change: Partial<Indicator> = {}): Indicator => ({
	code: 'a',
	theme: 'economy',
	name: { zh: '甲' },
	unit: { zh: '%' },
	values,
	notes: [],
	...change
});
const compare = (...values: IndicatorValue[]) => readIndicator(indicator(values)).comparison;

describe('readIndicator', () => {
	it('takes the last actual figure, the next target after it and keeps the earlier ones', () => {
		const values = [
			target(9, { year: 2030 }),
			actual(1, { year: 2018 }),
			target(5, { year: 2021 }),
			actual(2, { year: 2020 }),
			target(1, { year: 2019 })
		];
		const reading = readIndicator(indicator(values));
		expect(reading.actual?.value).toBe(2);
		expect(reading.earlier.map(({ year }) => year)).toEqual([2018]);
		expect(reading.target?.year).toBe(2021);
	});

	it('falls back to the last target where all are past', () => {
		const reading = readIndicator(indicator([actual(2, { year: 2022 }), target(1, { year: 2019 }), target(3)]));
		expect(reading.target?.year).toBe(2021);
	});
});

describe('comparison', () => {
	it.each([
		['>=', 81.9, 80, true, -1.9],
		['>=', 94.33, 95, false, 0.67],
		['>=', 80, 80, true, 0],
		['<=', 12, 10, false, -2],
		['<=', 8, 10, true, 2],
		['=', 120, 50, null, -70],
		['~', 4, 5, null, 1]
	] as const)('%s: %d against %d', (operator, before, wanted, reached, difference) => {
		expect(compare(actual(before), target(wanted, { operator }))).toMatchObject({ reached, difference });
	});

	it('is none where a figure is missing, withheld or in words', () => {
		expect(compare(actual(3))).toBeNull();
		expect(compare(target(3))).toBeNull();
		expect(compare(actual(null, { suppressed: true }), target(0))).toBeNull();
		expect(compare(actual(3), target(null, { text: { zh: '提升' } }))).toBeNull();
	});

	it('sets a growth against the growth of the year before, never against the level', () => {
		const grown = actual(10.65, { change: { value: 12, unit: 'percent' } });
		const growth = target(5, { measure: 'growth', operator: '~' });
		expect(compare(grown, growth)).toMatchObject({ measure: 'growth', actual: 12, target: 5, difference: -7 });
		expect(compare(actual(10.65), growth)).toBeNull();
	});

	it.each(['points', 'unclear'] as const)('does not treat a change in %s as a growth in percent', (unit) => {
		expect(compare(actual(80, { change: { value: 3, unit } }), target(5, { measure: 'growth' }))).toBeNull();
	});
});

describe('figures', () => {
	it('subtracts as exactly as the figures are written', () => {
		expect(subtract(95, 94.33)).toBe(0.67);
		expect(subtract(58, 54.57)).toBe(3.43);
	});

	it('recognises a share of a hundred in any language', () => {
		expect(isPercent({ pt: '%' })).toBe(true);
		expect(isPercent({ zh: '个' })).toBe(false);
		expect(isPercent(null)).toBe(false);
	});

	it('names a year only where all share it', () => {
		expect(sharedYear([actual(1), null, actual(2)])).toBe(2020);
		expect(sharedYear([actual(1), actual(2, { year: 2019 })])).toBeNull();
		expect(sharedYear([null])).toBeNull();
	});

	it('summarises a list', () => {
		const readings = [
			indicator([actual(1), target(null, { text: { zh: '提升' } })]),
			indicator([actual(null, { suppressed: true }), target(0)]),
			indicator([actual(1)], { notes: [{ kind: 'tension', text: { zh: '…' } }] })
		].map(readIndicator);
		expect(summarise(readings)).toEqual({ indicators: 3, targets: 2, targetsInWords: 1, tense: 1, withheld: 1 });
	});
});
