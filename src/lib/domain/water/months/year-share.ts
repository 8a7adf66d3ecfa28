/** 优Ⅲ占比 of a year to date by each formula, which is shown beside the figure. */
import { goodShare, GOOD_SHARE_FORMULAS, type GoodShareFormula, type MonthlyClass } from './good-share.ts';
import { annualClassAt, cellAt, type MonthGrid, type StoredGrid } from './month-grid.ts';

export interface YearShare {
	formula: GoodShareFormula;
	/** In percent with one decimal; null without data. */
	pct: string | null;
	good: number;
	total: number;
}

/** @param month the last month of the year to date */
export function yearShares(grid: MonthGrid, stored: StoredGrid, month: string): YearShare[] {
	const codes = Object.keys(grid.classes);
	const months = grid.months.filter((other) => other.slice(0, 4) === month.slice(0, 4) && other <= month);
	const monthly = months.flatMap((of) =>
		codes.map((section): MonthlyClass => ({ section, month: of, class: cellAt(grid, section, of).class }))
	);
	const annual = codes.map((section) => annualClassAt(stored, section, month));
	return GOOD_SHARE_FORMULAS.map((formula) => {
		const { pct, good, total } = goodShare(formula, monthly, annual);
		return { formula, pct: pct?.toFixed(1) ?? null, good, total };
	});
}
