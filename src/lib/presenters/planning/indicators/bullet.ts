/** Layout of a bullet chart: bar, tick and target bound on one scale. */
import type { IndicatorOperator } from '../../../domain/planning/indicators/indicator.ts';

export interface BulletFigures {
	/** The last actual figure: the bar. */
	actual: number | null;
	/** Earlier actual figures: faint ticks. */
	earlier?: readonly number[];
	target?: { value: number; operator: IndicatorOperator } | null;
	/** The scale of percentages ends at 100. */
	percent?: boolean;
}

/** An interval of the scale, in percent of its length. */
export interface Stretch {
	from: number;
	to: number;
}

export interface Bullet {
	/** Ends of the scale, in the unit of the figures. */
	low: number;
	high: number;
	/** Position of zero, in percent of the length. */
	zero: number;
	bar: Stretch | null;
	tick: number | null;
	/** The interval that satisfies the target; null where it sets no bound. */
	bound: Stretch | null;
	earlier: readonly number[];
}

/** @returns null with fewer than two figures */
export function bulletOf({ actual, earlier = [], target = null, percent = false }: BulletFigures): Bullet | null {
	const figures = [actual, target?.value, ...earlier].filter((value) => value !== null && value !== undefined);
	if (figures.length < 2) return null;
	const high = Math.max(percent ? 100 : 0, roundUp(Math.max(0, ...figures)));
	const low = 0 - roundUp(0 - Math.min(0, ...figures));
	const length = high - low || 1;
	const place = (value: number): number => Number((((value - low) / length) * 100).toFixed(3));
	const zero = place(0);
	return {
		low,
		high,
		zero,
		bar: actual === null ? null : { from: Math.min(zero, place(actual)), to: Math.max(zero, place(actual)) },
		tick: target ? place(target.value) : null,
		bound: target ? boundOf(target.operator, place(target.value)) : null,
		earlier: earlier.map(place)
	};
}

function boundOf(operator: IndicatorOperator, tick: number): Stretch | null {
	if (operator === '>=') return { from: tick, to: 100 };
	return operator === '<=' ? { from: 0, to: tick } : null;
}

/** Round ends of a scale, in units of the leading power of ten. */
const ROUND = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The first round number that is not below the given one (0 stays 0). */
export function roundUp(value: number): number {
	if (value <= 0) return 0;
	const power = 10 ** Math.floor(Math.log10(value));
	// Powers such as 10 ** -2 are not exact.
	const candidates = ROUND.map((step) => Number((step * power).toPrecision(12)));
	return candidates.find((candidate) => candidate >= value) ?? 10 * power;
}
