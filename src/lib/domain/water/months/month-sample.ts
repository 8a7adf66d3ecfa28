/** Parses a published month as a sample: values are transferred as reported, so that the result is exact. */
import { assess, type Assessment } from '../standard/assess.ts';
import { readSampleRow, type Sample } from '../standard/sample.ts';
import type { MonthSample } from '../section.ts';
import { type Standard, standardOn } from '../standard/standard.ts';
import type { StandardClass } from '../standard/water-class.ts';

/** The standard in force in a month, given as YYYY-MM. */
export const standardIn = (month: string): Standard => standardOn(`${month}-01`);

/** @returns null where nothing that counts was measured */
export function sampleOf({ section, month, per_item }: MonthSample): Sample | null {
	const standard = standardIn(month);
	// Supplementary items, such as transparency, are not classified.
	const own = Object.entries(per_item).filter(([code]) => standard.item.has(code));
	const values = Object.fromEntries(own.map(([code, { value }]) => [code, value]));
	const row = readSampleRow({ id: section, water_body: 'river', values }, standard);
	return row.ok ? row.value.sample : null;
}

export function assessmentOf(sample: MonthSample, target: StandardClass | null = null): Assessment | null {
	const read = sampleOf(sample);
	return read && assess(read, standardIn(sample.month), target);
}
