import { describe, expect, it } from 'vitest';
import { itemSeriesOf, suspendedStretches, yearLater } from './item-series.ts';
import { measured } from './month.fixture.ts';
import { drawnValue, itemsByNearness, isBelowDetection } from './nearness.ts';
import { standardIn } from './month-sample.ts';

const series = [
	measured('s1', '2024-11', { nh3n: '0.02L' }),
	{ ...measured('s1', '2024-12', {}), status: 'suspended' as const },
	{ ...measured('s1', '2025-01', {}), status: 'suspended' as const },
	measured('s1', '2025-02', { ph: '7.1' }),
	{ ...measured('s1', '2025-04', { nh3n: '1.32' }), date: '2025-04-03' }
];
const course = itemSeriesOf(series, 'nh3n');

describe('the course of an item', () => {
	it('has every month, the missing ones as gaps', () => {
		expect(course.map(({ month, status }) => `${month} ${status}`)).toEqual([
			'2024-11 measured',
			'2024-12 suspended',
			'2025-01 suspended',
			'2025-02 not_measured',
			'2025-03 no_record',
			'2025-04 measured'
		]);
		expect(course.map(({ value }) => value)).toEqual([0.01, null, null, null, null, 1.32]);
	});

	it('is true to the day', () => expect(course.at(-1)?.date.toISOString()).toBe('2025-04-03T00:00:00.000Z'));

	it('gives the reported text beside the drawn value', () => {
		expect(course[0]).toMatchObject({ reported: '0.02L', below_detection: true });
	});

	it('joins suspended months', () => {
		expect(suspendedStretches(course)).toEqual([
			{ from: new Date('2024-12-01T00:00:00Z'), to: new Date('2025-02-01T00:00:00Z') }
		]);
	});

	it('moves the year before under this one, no farther than the last month', () => {
		const long = itemSeriesOf([measured('s1', '2023-11', { nh3n: '1' }), ...series], 'nh3n');
		expect(yearLater(long).at(-1)?.month).toBe('2025-04');
		expect(yearLater(long)[0]).toMatchObject({ month: '2024-11', value: 1 });
	});

	it('is empty without any month', () => expect(itemSeriesOf([], 'nh3n')).toEqual([]));
});

describe('nearness to the limit', () => {
	const order = (values: Record<string, string>, target: 'III' | 'IV' | null = 'III') =>
		itemsByNearness(measured('s1', '2025-01', values).per_item, standardIn('2025-01'), target).map(
			({ item, ratio }) => `${item.code} ${ratio === null ? '-' : ratio.toFixed(2)}`
		);

	it('orders maxima, minima and ranges by the share of the limit used up', () => {
		expect(order({ nh3n: '0.9', do: '4.0', ph: '7.5', cod: '10', tn: '9' })).toEqual([
			'do 1.25',
			'nh3n 0.90',
			'cod 0.50',
			'ph 0.00',
			'tn -'
		]);
	});

	it('measures from the section’s own target', () => expect(order({ nh3n: '0.9' }, 'IV')).toEqual(['nh3n 0.60']));

	it('reads what laboratories write', () => {
		expect(drawnValue('0.02L')).toBe(0.01);
		expect(drawnValue('')).toBeNull();
		expect(drawnValue('—')).toBeNull();
		expect(isBelowDetection('1.2')).toBe(false);
	});
});
