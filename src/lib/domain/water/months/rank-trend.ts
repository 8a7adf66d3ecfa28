/** Trend of one section over many periods: Spearman's rank correlation of value and time (Daniel's test). */
import { type Exact, exact } from '../standard/fraction.ts';

/** Direction of the value; whether rising is better depends on the item. */
export type RankTrendDirection = 'rising' | 'falling' | 'none';

export interface RankTrend {
	/** From −1 to 1. */
	coefficient: number;
	/** Critical |coefficient| of a trend, one-sided at 0.05. */
	critical: number;
	count: number;
	direction: RankTrendDirection;
}

/**
 * Critical values of the rank correlation, one-sided at 0.05, from textbooks of environmental monitoring. Between two rows
 * the stricter one of fewer periods applies.
 */
const CRITICAL: readonly (readonly [count: number, value: number])[] = [
	[5, 0.9],
	[6, 0.829],
	[7, 0.714],
	[8, 0.643],
	[9, 0.6],
	[10, 0.564],
	[12, 0.506],
	[14, 0.456],
	[16, 0.425],
	[18, 0.399],
	[20, 0.377],
	[22, 0.359],
	[24, 0.343],
	[26, 0.329],
	[28, 0.317],
	[30, 0.306]
];
/** Beyond the table: the normal distribution, one-sided at 0.05. */
const NORMAL_QUANTILE = 1.6449;
const MAX_TABLE_COUNT = 30;
const MIN_PERIODS = 5;

/** @param values in the order of time, null where not measured @returns null with fewer than five measured */
export function rankTrend(values: readonly (Exact | null)[]): RankTrend | null {
	const measured = values.filter((value) => value !== null);
	if (measured.length < MIN_PERIODS) return null;
	const times = measured.map((_, i) => i + 1);
	const coefficient = correlation(times, ranks(measured));
	const critical = criticalValue(measured.length);
	const direction = Math.abs(coefficient) < critical ? 'none' : coefficient > 0 ? 'rising' : 'falling';
	return { coefficient, critical, count: measured.length, direction };
}

function criticalValue(count: number): number {
	if (count > MAX_TABLE_COUNT) return NORMAL_QUANTILE / Math.sqrt(count - 1);
	return CRITICAL.findLast(([row]) => row <= count)?.[1] ?? 1;
}

/** Ranks from 1; ties share their mean rank. */
function ranks(values: readonly Exact[]): number[] {
	const fractions = values.map(exact);
	const order = fractions.map((_, i) => i).sort((a, b) => compareAt(fractions, a, b));
	const result = new Array<number>(values.length).fill(0);
	for (let start = 0; start < order.length;) {
		let end = start + 1;
		while (end < order.length && compareAt(fractions, order[start], order[end]) === 0) end += 1;
		for (const place of order.slice(start, end)) result[place] = (start + 1 + end) / 2;
		start = end;
	}
	return result;
}

function compareAt(values: readonly ReturnType<typeof exact>[], a = -1, b = -1): number {
	const [left, right] = [values[a], values[b]];
	return left && right ? left.compare(right) : 0;
}

/** Pearson's correlation of the ranks, since the formula of squared differences is wrong with ties. Zero without variation. */
function correlation(x: readonly number[], y: readonly number[]): number {
	const middle = (x.length + 1) / 2;
	const product = (a: readonly number[], b: readonly number[]) =>
		a.reduce((total, value, i) => total + (value - middle) * ((b[i] ?? middle) - middle), 0);
	const scale = Math.sqrt(product(x, x) * product(y, y));
	return scale === 0 ? 0 : product(x, y) / scale;
}
