/** Trend of water quality between two periods (环办〔2011〕22号). */
import { Fraction } from './fraction.ts';
import { type Grade, GRADES } from './standard.ts';

export const TREND_STEPS = ['much_worse', 'worse', 'unchanged', 'better', 'much_better'] as const;
export type TrendStep = (typeof TREND_STEPS)[number];

/** By the grades of two periods: one grade is some change, two or more are a clear one. */
export function trendOfGrades(before: Grade, after: Grade): TrendStep {
	const steps = GRADES.indexOf(before) - GRADES.indexOf(after);
	return step(Math.sign(steps), Math.abs(steps) >= 2 ? 2 : Math.abs(steps));
}

/** Exact shares of one period in percent. */
export interface PeriodShares {
	/** Class I to III. */
	good_pct: Fraction;
	/** Worse than V. */
	inferior_pct: Fraction;
}

export interface ShareTrend {
	step: TrendStep;
	/** ΔG − ΔD in percentage points: above zero is better. */
	delta: Fraction;
	good_change: Fraction;
	inferior_change: Fraction;
}

const SOME_CHANGE = new Fraction(10n);
const CLEAR_CHANGE = new Fraction(20n);
const ZERO = new Fraction(0n);

/** |ΔG − ΔD| up to 10 points: no clear change; up to 20: some; above: clear. */
export function trendOfShares(before: PeriodShares, after: PeriodShares): ShareTrend {
	const good_change = after.good_pct.minus(before.good_pct);
	const inferior_change = after.inferior_pct.minus(before.inferior_pct);
	const delta = good_change.minus(inferior_change);
	const direction = delta.compare(ZERO);
	const size = direction < 0 ? ZERO.minus(delta) : delta;
	const strength = size.compare(CLEAR_CHANGE) > 0 ? 2 : size.compare(SOME_CHANGE) > 0 ? 1 : 0;
	return { step: step(direction, strength), delta, good_change, inferior_change };
}

function step(direction: number, strength: number): TrendStep {
	return TREND_STEPS[2 + direction * strength] ?? 'unchanged';
}

/** Overlap of two periods: comparable with the same items and mostly the same sections. */
export interface Comparability {
	common: number;
	only_before: readonly string[];
	only_after: readonly string[];
	same: boolean;
}

/** @param before codes of the sections (or items) assessed in the first period */
export function comparability(before: readonly string[], after: readonly string[]): Comparability {
	const [earlier, later] = [new Set(before), new Set(after)];
	const only_before = [...earlier].filter((code) => !later.has(code)).sort();
	const only_after = [...later].filter((code) => !earlier.has(code)).sort();
	const same = only_before.length === 0 && only_after.length === 0;
	return { common: earlier.size - only_before.length, only_before, only_after, same };
}
