/**
 * 优Ⅲ占比, the share of sections of class III or better, over several months. It can be averaged in three ways that differ
 * where samples are missing: each result states its formula, and the default one is a setting.
 */
import { Fraction, mean } from '../standard/fraction.ts';
import { isGood, type WaterClass } from '../standard/water-class.ts';

export const GOOD_SHARE_FORMULAS = ['mean_of_monthly_shares', 'section_months', 'annual_means'] as const;
export type GoodShareFormula = (typeof GOOD_SHARE_FORMULAS)[number];
export const DEFAULT_GOOD_SHARE: GoodShareFormula = 'mean_of_monthly_shares';

export interface GoodShare {
	formula: GoodShareFormula;
	/** Exact, in percent; null without data. */
	pct: Fraction | null;
	/** Numerator and denominator: section-months or sections; for the mean of shares its section-months. */
	good: number;
	total: number;
	/** Months with data, for the mean of shares. */
	months?: number;
}

/** Class of one section in one month. */
export interface MonthlyClass {
	section: string;
	/** ISO year and month. */
	month: string;
	/** null: not sampled. */
	class: WaterClass | null;
}

/** @param annual class by the annual means of each section, null where too few months; for formula `annual_means` only */
export function goodShare(
	formula: GoodShareFormula,
	monthly: readonly MonthlyClass[],
	annual: readonly (WaterClass | null)[]
): GoodShare {
	if (formula === 'annual_means') return { formula, ...share(annual) };
	const all = share(monthly.map((row) => row.class));
	if (formula === 'section_months') return { formula, ...all };
	const months = [...new Set(monthly.map(({ month }) => month))];
	const shares = months.flatMap(
		(month) => share(monthly.filter((row) => row.month === month).map((row) => row.class)).pct ?? []
	);
	return { formula, ...all, pct: shares.length > 0 ? mean(shares) : null, months: shares.length };
}

function share(classes: readonly (WaterClass | null)[]): { pct: Fraction | null; good: number; total: number } {
	const known = classes.filter((waterClass) => waterClass !== null);
	const good = known.filter(isGood).length;
	const pct = known.length > 0 ? new Fraction(BigInt(good) * 100n, BigInt(known.length)) : null;
	return { pct, good, total: known.length };
}
