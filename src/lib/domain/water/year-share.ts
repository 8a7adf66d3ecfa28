/** 优Ⅲ占比 of a year so far by each of its formulas: which one a figure stands on has to be said beside it. */
import { DEFAULT_GOOD_SHARE, goodShare, GOOD_SHARE_FORMULAS, type GoodShareFormula } from './good-share.ts';
import { sampleOf, standardIn } from './month-sample.ts';
import { assessYear } from './period.ts';
import type { MonthSample } from './section.ts';
import type { WaterClass } from './water-class.ts';

export interface YearShare {
	formula: GoodShareFormula;
	is_default: boolean;
	/** In percent with one decimal; null where there is nothing to count. */
	pct: string | null;
	good: number;
	total: number;
}

/** @param samples of the months of one year, of all sections */
export function yearShares(samples: readonly MonthSample[]): YearShare[] {
	const monthly = samples.map(({ section, month, class: waterClass }) => ({ section, month, class: waterClass }));
	const annual = [...Map.groupBy(samples, ({ section }) => section).values()].map(annualClass);
	return GOOD_SHARE_FORMULAS.map((formula) => {
		const { pct, good, total } = goodShare(formula, monthly, annual);
		return { formula, is_default: formula === DEFAULT_GOOD_SHARE, pct: pct?.toFixed(1) ?? null, good, total };
	});
}

/** Class by the means of a section's months; null with too few of them. */
function annualClass(months: readonly MonthSample[]): WaterClass | null {
	const last = months.at(-1);
	if (!last) return null;
	const year = months.map((given) => {
		const sample = sampleOf(given);
		return { month: given.month, samples: sample ? [sample] : [], suspended_reason: given.reason?.['zh'] ?? null };
	});
	return assessYear(year, { standard: standardIn(last.month), water_body: 'river' }).assessment?.class ?? null;
}
