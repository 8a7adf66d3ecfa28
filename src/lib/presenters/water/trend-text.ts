/** Trend of two months by their shares (ΔG − ΔD), with signs. */
import type { MonthSummary } from '../../domain/water/months/month-summary.ts';
import { MIN_SECTIONS_FOR_SHARES, pct } from '../../domain/water/months/section-set.ts';
import { type TrendStep, trendOfShares } from '../../domain/water/standard/trend.ts';

export interface WrittenTrend {
	step: TrendStep;
	/** Percentage points with their sign: +8.0, −4.0, 0.0. */
	good: string;
	inferior: string;
	delta: string;
}

/** @returns null where one of the months has too few sections for shares */
export function trendBetween(before: MonthSummary, after: MonthSummary): WrittenTrend | null {
	const [earlier, later] = [sharesOf(before), sharesOf(after)];
	if (!earlier || !later) return null;
	const { step, delta, good_change, inferior_change } = trendOfShares(earlier, later);
	return {
		step,
		good: signed(good_change.toFixed(1)),
		inferior: signed(inferior_change.toFixed(1)),
		delta: signed(delta.toFixed(1))
	};
}

function sharesOf({ counts }: MonthSummary) {
	if (counts.total < MIN_SECTIONS_FOR_SHARES) return null;
	const good_pct = pct(counts.good, counts.total);
	const inferior_pct = pct(counts.inferior, counts.total);
	return good_pct && inferior_pct && { good_pct, inferior_pct };
}

/** With the minus sign U+2212, as wide as a plus. */
function signed(text: string): string {
	if (Number(text) === 0) return text.replace('-', '');
	return text.startsWith('-') ? text.replace('-', '−') : `+${text}`;
}
