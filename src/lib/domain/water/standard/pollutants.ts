/** Main pollutants of a section (环办〔2011〕22号). */
import type { ItemAssessment } from './item-assessment.ts';
import { type Exact, exact, type Fraction } from './fraction.ts';
import type { Limit, WaterBody, WaterItem } from './standard.ts';
import { REFERENCE_RANK, type WaterClass } from './water-class.ts';

export interface MainPollutant {
	item: WaterItem;
	class: WaterClass;
	value: Exact;
	/** The class III limit that the multiple is measured from; null where none is calculated (pH, dissolved oxygen). */
	limit: Limit | null;
}

const MAX_NAMED = 3;

/** (value − class III limit) / class III limit, not rounded, whatever the section's target is; null where there is none. */
export function multipleOf({ value, limit }: MainPollutant): Fraction | null {
	return limit && exact(value).minus(limit.exact).over(limit.exact);
}

/** One decimal, halves to even (GB/T 8170-2008): only when shown, never before ordering. */
export const multipleText = (multiple: Fraction): string => multiple.toFixed(1);

/**
 * Items beyond class III, at most three. Order: cyanide and heavy metals, then the worse class, then the larger multiple.
 * By convention of this project, where the rules are silent: items without a multiple after those of their class with one,
 * ties by their position in table 1.
 */
export function mainPollutants(items: readonly ItemAssessment[], body: WaterBody): MainPollutant[] {
	return items
		.filter(({ rank }) => rank > REFERENCE_RANK)
		.map((assessed) => ({ ...assessed, limit: multipleLimit(assessed.item, body) }))
		.sort(
			(a, b) =>
				Number(b.item.priority) - Number(a.item.priority) ||
				b.rank - a.rank ||
				byMultiple(a, b) ||
				a.item.seq - b.item.seq
		)
		.slice(0, MAX_NAMED)
		.map(({ item, class: itemClass, value, limit }) => ({ item, class: itemClass, value, limit }));
}

/** Water temperature, pH and dissolved oxygen have no multiple. */
const multipleLimit = (item: WaterItem, body: WaterBody): Limit | null =>
	item.multiple ? (item.limits[body][REFERENCE_RANK - 1]?.high ?? null) : null;

/** Far above the rounding error of a quotient of two doubles. */
const SAFE_DISTANCE = 1e-9;

/** The larger multiple first: the larger quotient of value and limit. */
function byMultiple(a: MainPollutant, b: MainPollutant): number {
	if (a.limit === null || b.limit === null) return Number(a.limit === null) - Number(b.limit === null);
	if (typeof a.value === 'number' && typeof b.value === 'number') {
		// Quotients far apart are ordered correctly as doubles; close ones are compared exactly.
		const [left, right] = [a.value / a.limit.number, b.value / b.limit.number];
		if (Math.abs(left - right) > SAFE_DISTANCE * left) return right - left;
	}
	return exact(b.value).over(b.limit.exact).compare(exact(a.value).over(a.limit.exact));
}
