/** Ratio of readings to their limits, for ordering the items of a section. */
import type { ItemResult } from '../section.ts';
import type { ClassLimit, Limit, Standard, WaterItem } from '../standard/standard.ts';
import { rankOf, REFERENCE_RANK, type StandardClass } from '../standard/water-class.ts';

export interface ItemNearness {
	item: WaterItem;
	/** As reported. */
	value: string;
	/** 1 is at the limit, more is beyond it; null without a limit or reading. */
	ratio: number | null;
	limit: ClassLimit | null;
}

/** A reported value as a number to draw: half the detection limit when below it, null for any other text. */
export function drawnValue(value: string | undefined): number | null {
	if (value === undefined) return null;
	const number = Number(value.replace(/L$/i, ''));
	if (value.trim() === '' || !Number.isFinite(number)) return null;
	return isBelowDetection(value) ? number / 2 : number;
}

export const isBelowDetection = (value: string): boolean => /^\s*(<|.*L\s*$)/i.test(value);

/** The limit of the section's target; where it has none, of class III, from which exceedance is measured. */
function targetLimit(item: WaterItem, target: StandardClass | null): ClassLimit | null {
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
 * Utilisation of the limit: value / limit for a maximum, limit / value for a minimum (dissolved oxygen), and the distance
 * from the middle for a range (pH). For ordering and bars only; limits are checked exactly in assess.ts.
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
