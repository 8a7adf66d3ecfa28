/** How near an item is to its limit: which one to look at first on a section's page. */
import type { ItemResult } from '../section.ts';
import type { ClassLimit, Limit, Standard, WaterItem } from '../standard/standard.ts';
import { rankOf, REFERENCE_RANK, type StandardClass } from '../standard/water-class.ts';

export interface ItemNearness {
	item: WaterItem;
	/** As it was reported. */
	value: string;
	/** 1 is at the limit, above is beyond it. null for an item without a limit, or that was not measured. */
	ratio: number | null;
	limit: ClassLimit | null;
}

/** A reported value as a number to draw: half the limit for what was not detected, null for what is no number. */
export function drawnValue(value: string | undefined): number | null {
	if (value === undefined) return null;
	const number = Number(value.replace(/L$/i, ''));
	if (value.trim() === '' || !Number.isFinite(number)) return null;
	return isBelowDetection(value) ? number / 2 : number;
}

export const isBelowDetection = (value: string): boolean => /^\s*(<|.*L\s*$)/i.test(value);

/** The limit of the section's target; where it has none, of class III, from which exceedance is measured. */
export function targetLimit(item: WaterItem, target: StandardClass | null): ClassLimit | null {
	const rank = target ? rankOf(target) : REFERENCE_RANK;
	return item.limits.river[rank - 1] ?? null;
}

/** Items of a sample, nearest to (or farthest beyond) its limit first; those that make no class come last. */
export function itemsByNearness(
	perItem: Readonly<Record<string, ItemResult>>,
	standard: Standard,
	target: StandardClass | null
): ItemNearness[] {
	return Object.entries(perItem)
		.flatMap(([code, { value }]) => {
			const item = standard.item.get(code);
			if (!item) return [];
			const limit = item.counts ? targetLimit(item, target) : null;
			return [{ item, value, limit, ratio: ratioTo(drawnValue(value), limit) }];
		})
		.sort((a, b) => (b.ratio ?? -1) - (a.ratio ?? -1) || a.item.seq - b.item.seq);
}

/**
 * A share of the limit used up: value / limit for a maximum, limit / value for a minimum (dissolved oxygen), and for a
 * range (pH) how far from its middle. For ordering and for bars; whether a limit is kept is judged exactly elsewhere.
 */
function ratioTo(value: number | null, limit: ClassLimit | null): number | null {
	if (value === null || !limit) return null;
	const { low, high } = limit;
	if (low && high) return rangeRatio(value, low, high);
	if (high) return value / high.number;
	if (!low) return null;
	return value > 0 ? low.number / value : Infinity;
}

function rangeRatio(value: number, low: Limit, high: Limit): number {
	const middle = (low.number + high.number) / 2;
	return Math.abs(value - middle) / ((high.number - low.number) / 2);
}
