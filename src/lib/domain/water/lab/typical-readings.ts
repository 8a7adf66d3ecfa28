/** Typical readings of a section, and readings so far from them that they may be typing errors (a warning only). */

/** Number of readings of an item, and their median. */
export type TypicalReading = readonly [count: number, median: number];
/** By section and item. */
export type TypicalReadings = Readonly<Record<string, Readonly<Record<string, TypicalReading>>>>;

/** Items for which a tenfold change is normal. */
const UNSTEADY = new Set(['ph', 'water_temp', 'fecal_coliform', 'orp_mv']);
const MIN_HISTORY = 3;

/** @param reported as in a sheet: `1.32`, `0.02L` (below detection: never too low) */
export function isOrderOfMagnitudeAway(item: string, reported: string, usual: TypicalReading | undefined): boolean {
	const [count, median] = usual ?? [0, 0];
	if (count < MIN_HISTORY || median <= 0 || UNSTEADY.has(item)) return false;
	const value = Number(reported.replace(/L$/, ''));
	return value >= 10 * median || (value <= median / 10 && !reported.endsWith('L'));
}
