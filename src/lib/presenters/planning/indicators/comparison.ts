/** The comparison of a target with the latest actual figure, as a mark and a sentence. */
import { isPercent, type IndicatorReading } from '../../../domain/planning/indicators/indicator-reading.ts';
import type { Writer } from './figure.ts';

export interface ComparisonText {
	/** `reached`: satisfied already; otherwise whether the target is above or below the actual figure. */
	mark: 'reached' | 'above' | 'below' | 'equal';
	text: string;
}

/** @returns null without a comparison */
export function comparisonText(
	{ indicator, actual, comparison }: IndicatorReading,
	writer: Writer
): ComparisonText | null {
	if (!comparison || !actual) return null;
	const words = writer.words.comparison;
	const { difference, reached, measure } = comparison;
	const growth = measure === 'growth';
	const amount = writer.number(Math.abs(difference));
	const unit = writer.name(indicator.unit);
	const gap = growth || isPercent(indicator.unit) ? writer.words.change.points(amount) : words.amount(amount, unit);
	const year = String(actual.year);

	if (difference === 0) return { mark: reached ? 'reached' : 'equal', text: words.equal(year) };
	const below = difference < 0;
	if (reached) return { mark: 'reached', text: (below ? words.reachedAbove : words.reachedBelow)(year, gap) };
	const mark = below ? 'below' : 'above';
	if (reached === false) return { mark, text: words.notReached(year, gap) };
	if (growth) return { mark, text: (below ? words.growthLower : words.growthHigher)(year, gap) };
	return { mark, text: (below ? words.lower : words.higher)(year, gap) };
}
