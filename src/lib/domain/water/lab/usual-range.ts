/** What is usual at a section, and what is so far from it that it may be a slip of the pen: to be looked at, not refused. */

/** How many readings of an item there are, and their median. */
export type UsualReading = readonly [count: number, median: number];
/** By section and item. */
export type Usual = Readonly<Record<string, Readonly<Record<string, UsualReading>>>>;

/** Within these a tenfold change is no sign of a slip. */
const UNSTEADY = new Set(['ph', 'water_temp', 'fecal_coliform', 'orp_mv']);
const MIN_HISTORY = 3;

/** @param reported as in a sheet: `1.32`, `0.02L` (nothing found above the limit: never too low) */
export function isDecadeAway(item: string, reported: string, usual: UsualReading | undefined): boolean {
	const [count, median] = usual ?? [0, 0];
	if (count < MIN_HISTORY || median <= 0 || UNSTEADY.has(item)) return false;
	const value = Number(reported.replace(/L$/, ''));
	return value >= 10 * median || (value <= median / 10 && !reported.endsWith('L'));
}
