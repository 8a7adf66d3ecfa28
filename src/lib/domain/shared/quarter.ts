/** Quarters of the calendar, written 2026Q4. */

export interface Quarter {
	year: number;
	/** 1 to 4. */
	quarter: number;
}

/** @returns null for anything that is no quarter of 1900 to 2199 */
export function parseQuarter(text: string | null): Quarter | null {
	const match = /^((?:19|20|21)\d\d)Q([1-4])$/.exec(text ?? '');
	return match ? { year: Number(match[1]), quarter: Number(match[2]) } : null;
}

export const quarterCode = ({ year, quarter }: Quarter): string => `${year}Q${quarter}`;

/** The quarter that a day lies in. @param isoDate YYYY-MM-DD */
export function quarterOf(isoDate: string): Quarter {
	return { year: Number(isoDate.slice(0, 4)), quarter: Math.ceil(Number(isoDate.slice(5, 7)) / 3) };
}

export function stepQuarter({ year, quarter }: Quarter, steps: number): Quarter {
	const count = year * 4 + (quarter - 1) + steps;
	return { year: Math.floor(count / 4), quarter: (((count % 4) + 4) % 4) + 1 };
}

/** Its three months as YYYY-MM. */
export function monthsOf({ year, quarter }: Quarter): [string, string, string] {
	const month = (place: number): string => `${year}-${String((quarter - 1) * 3 + place).padStart(2, '0')}`;
	return [month(1), month(2), month(3)];
}

/** Its first and last day, ISO dates. */
export function daysOf(quarter: Quarter): { first: string; last: string } {
	const [first, , last] = monthsOf(quarter);
	const end = new Date(Date.UTC(quarter.year, quarter.quarter * 3, 0));
	return { first: `${first}-01`, last: `${last}-${end.getUTCDate()}` };
}
