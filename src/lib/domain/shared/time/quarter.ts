/** Calendar quarters, written 2026Q4. */
import type { Day } from './day.ts';
import { lastDayOf, type Month } from './month.ts';

export interface Quarter {
	year: number;
	/** 1 to 4. */
	quarter: number;
}

/** @returns null for any text that is not a quarter of 1900 to 2199 */
export function parseQuarter(text: string | null): Quarter | null {
	const match = /^((?:19|20|21)\d\d)Q([1-4])$/.exec(text ?? '');
	return match ? { year: Number(match[1]), quarter: Number(match[2]) } : null;
}

export const quarterCode = ({ year, quarter }: Quarter): string => `${year}Q${quarter}`;

/** The quarter of a day. */
export function quarterOf(day: Day): Quarter {
	return { year: Number(day.slice(0, 4)), quarter: Math.ceil(Number(day.slice(5, 7)) / 3) };
}

export function stepQuarter({ year, quarter }: Quarter, steps: number): Quarter {
	const count = year * 4 + (quarter - 1) + steps;
	return { year: Math.floor(count / 4), quarter: (((count % 4) + 4) % 4) + 1 };
}

export function monthsOf({ year, quarter }: Quarter): [Month, Month, Month] {
	const month = (number: number): Month => `${year}-${String((quarter - 1) * 3 + number).padStart(2, '0')}`;
	return [month(1), month(2), month(3)];
}

export function daysOf(quarter: Quarter): { first: Day; last: Day } {
	const [first, , last] = monthsOf(quarter);
	return { first: `${first}-01`, last: lastDayOf(last) };
}
