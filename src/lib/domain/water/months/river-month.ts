/** State of a set of sections in a month: by mean concentrations of few sections, by shares of many. */
import { assess } from '../standard/assess.ts';
import { sampleOf, standardIn } from './month-sample.ts';
import { assessSet, type SetResult } from './section-set.ts';
import type { MonthSample } from '../section.ts';
import type { Grade } from '../standard/standard.ts';
import type { WaterClass } from '../standard/water-class.ts';

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
