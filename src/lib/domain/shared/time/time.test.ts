import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isDay } from './day.ts';
import { lastDayOf, monthAfter, monthsBetween } from './month.ts';
import { daysOf, parseQuarter, quarterOf, stepQuarter } from './quarter.ts';

describe('calendar days', () => {
	it.each([
		['2024-02-29', true],
		['2025-02-29', false],
		['2025-02-30', false],
		['2025-13-01', false],
		['2025-1-1', false],
		['2025-01-01T00:00', false],
		['', false],
		[undefined, false]
	])('%s is one: %s', (text, expected) => expect(isDay(text)).toBe(expected));

	it('are counted over months and leap years', () => {
		expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
		expect(addDays('2025-01-01', -1)).toBe('2024-12-31');
		expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
	});
});

it('months are counted over years', () => {
	expect(monthAfter('2025-01', -13)).toBe('2023-12');
	expect(lastDayOf('2024-02')).toBe('2024-02-29');
	expect(monthsBetween('2024-11', '2025-01')).toEqual(['2024-11', '2024-12', '2025-01']);
	expect(monthsBetween('2025-02', '2025-01')).toEqual([]);
});

it('quarters have their first and last day', () => {
	expect(parseQuarter('2026Q5')).toBeNull();
	expect(daysOf({ year: 2026, quarter: 4 })).toEqual({ first: '2026-10-01', last: '2026-12-31' });
	expect(stepQuarter(quarterOf('2026-01-31'), -1)).toEqual({ year: 2025, quarter: 4 });
});
