/**
 * Published months parsed as samples (values are transferred as reported, so that the result is exact), and the state of
 * sets of sections in a month: by mean concentrations of few sections, by shares of many.
 */
import { assess } from '../standard/assess.ts';
import { readSampleRow, type Sample } from '../standard/sample.ts';
import type { MonthSample } from '../section.ts';
import type { WaterClass } from '../standard/water-class.ts';
import { assessSet, type SetResult } from './section-set.ts';
import { type Grade, type Standard, standardOn } from '../standard/standard.ts';

/** The standard in force in a month, given as YYYY-MM. */
export const standardIn = (month: string): Standard => standardOn(`${month}-01`);

/** @returns null where nothing that counts was measured */
function sampleOf({ section, month, per_item }: MonthSample): Sample | null {
	const standard = standardIn(month);
	// Supplementary items, such as transparency, are not classified.
	const own = Object.entries(per_item).filter(([code]) => standard.item.has(code));
	const values = Object.fromEntries(own.map(([code, { value }]) => [code, value]));
	const row = readSampleRow({ id: section, water_body: 'river', values }, standard);
	return row.ok ? row.value.sample : null;
}

/** @param month YYYY-MM, of all samples */
export function setInMonth(samples: readonly MonthSample[], month: string): SetResult {
	const standard = standardIn(month);
	const members = samples.map((given) => {
		const sample = sampleOf(given);
		return { sample, assessment: sample && assess(sample, standard) };
	});
	return assessSet(members, standard);
}

/** State of a river; it has a class only where the rules allow one. */
export interface RiverMonth {
	slug: string;
	method: SetResult['method'];
	grade: Grade | null;
	class: WaterClass | null;
	/** Sections with data. */
	sections: number;
}

export function riverMonth(slug: string, samples: readonly MonthSample[], month: string): RiverMonth {
	const result = setInMonth(samples, month);
	const sections = result.counts.total;
	if (result.method === 'shares') return { slug, method: 'shares', grade: result.grade.code, class: null, sections };
	if (result.method === 'none') return { slug, method: 'none', grade: null, class: null, sections };
	const { grade, class: waterClass } = result.assessment;
	return { slug, method: 'mean_concentration', grade: grade.code, class: waterClass, sections };
}
