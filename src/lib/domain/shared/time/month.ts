/** Calendar months as YYYY-MM: they sort as text, and before the days of the next month. */
import type { Day } from './day.ts';

export type Month = string;

/** The month `count` months later (negative: earlier). */
export function monthAfter(month: Month, count: number): Month {
	const [year = 0, number = 1] = month.split('-').map(Number);
	const total = year * 12 + (number - 1) + count;
	return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
}

export const monthBefore = (month: Month): Month => monthAfter(month, -1);
export const yearBefore = (month: Month): Month => monthAfter(month, -12);

export function lastDayOf(month: Month): Day {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
}

/** All months from the first to the last, both included. */
export function monthsBetween(first: Month, last: Month): Month[] {
	const months: Month[] = [];
	for (let month = first; month <= last; month = monthAfter(month, 1)) months.push(month);
	return months;
}
