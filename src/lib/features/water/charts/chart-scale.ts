/** What of the limits belongs on an item's chart, and how far its scale reaches. Pure. */
import { gradeOfClass } from '$lib/domain/water/months/month-grid.ts';
import type { ClassLimit, Grade, WaterItem } from '$lib/domain/water/standard/standard.ts';
import {
	classAt,
	type ClassRank,
	rankOf,
	type StandardClass,
	type WaterClass
} from '$lib/domain/water/standard/water-class.ts';

export interface LimitLine {
	value: number;
	/** As the standard writes it. */
	text: string;
	/** Classes that share the limit, best first. */
	classes: readonly WaterClass[];
	/** The best of them: it gives the colour. */
	grade: Grade;
	is_target: boolean;
}

export interface ChartScale {
	domain: [low: number, high: number];
	lines: readonly LimitLine[];
}

/** @param values measured, at least one */
export function chartScale(item: WaterItem, values: readonly number[], target: StandardClass | null): ChartScale {
	const limits = item.counts ? item.limits.river : [];
	const lines = limitLines(limits, target);
	const highest = Math.max(...values);
	const isRange = limits.some(({ low, high }) => low && high);
	if (isRange) {
		const bounds = [...values, ...lines.map(({ value }) => value)];
		return { domain: [Math.min(...bounds) - 0.3, Math.max(...bounds) + 0.3], lines };
	}
	// The target and the next limit above the values have to be seen: how much room is left is the question.
	const next = lines.map(({ value }) => value).filter((value) => value >= highest);
	const targets = lines.filter(({ is_target }) => is_target).map(({ value }) => value);
	const top = Math.max(highest, ...targets, next.length ? Math.min(...next) : 0);
	const high = top > 0 ? top * 1.12 : 1;
	return { domain: [0, high], lines: lines.filter(({ value }) => value <= high) };
}

function limitLines(limits: readonly ClassLimit[], target: StandardClass | null): LimitLine[] {
	const targetRank = target ? rankOf(target) : null;
	const lines = new Map<number, LimitLine & { classes: WaterClass[] }>();
	limits.forEach(({ low, high }, i) => {
		const waterClass = classAt((i + 1) as ClassRank);
		for (const limit of [low, high]) {
			if (!limit) continue;
			const line = lines.get(limit.number);
			const is_target = targetRank === i + 1;
			if (line) {
				line.classes.push(waterClass);
				line.is_target ||= is_target;
			} else {
				const { number: value, text } = limit;
				lines.set(value, { value, text, classes: [waterClass], grade: gradeOfClass(waterClass), is_target });
			}
		}
	});
	return [...lines.values()];
}
