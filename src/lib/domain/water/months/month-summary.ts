/** Summary of all sections in a month: shares with their counts, and changes. */
import { cellAt, type MonthCell, type MonthGrid } from './month-grid.ts';
import type { WaterSection } from '../section.ts';
import { type ClassCounts, countClasses, gradeOfShares, MIN_SECTIONS_FOR_SHARES, pct } from './section-set.ts';
import type { Grade } from '../standard/standard.ts';
import { rankOf, type WaterClass } from '../standard/water-class.ts';

type SectionCode = Pick<WaterSection, 'code'>;

export interface MonthSummary {
	month: string;
	/** Number of all sections, measured or not. */
	sections: number;
	counts: ClassCounts;
	/** 优Ⅲ: sections of class I to III of those assessed, in percent with one decimal; null without any. */
	good_pct: string | null;
	/** Grade by shares, for five sections and more. Never a class: the rules forbid an average of classes. */
	grade: Grade | null;
	not_measured: number;
	suspended: number;
	/** Sections with a target and a class in the month, and those that meet it. */
	with_target: number;
	meeting: number;
	meeting_pct: string | null;
}

export function monthSummary(sections: readonly SectionCode[], grid: MonthGrid, month: string): MonthSummary {
	const cells = sections.map(({ code }) => cellAt(grid, code, month));
	const counts = countClasses(cells.flatMap((cell) => cell.class ?? []));
	const judged = cells.filter(({ meets_target }) => meets_target !== null);
	const meeting = judged.filter(({ meets_target }) => meets_target).length;
	return {
		month,
		sections: sections.length,
		counts,
		good_pct: pct(counts.good, counts.total)?.toFixed(1) ?? null,
		grade: counts.total >= MIN_SECTIONS_FOR_SHARES ? gradeOfShares(counts) : null,
		not_measured: cells.filter(({ state }) => state === 'not_measured' || state === 'no_record').length,
		suspended: cells.filter(({ state }) => state === 'suspended').length,
		with_target: judged.length,
		meeting,
		meeting_pct: pct(meeting, judged.length)?.toFixed(1) ?? null
	};
}

export interface ClassChange {
	section: string;
	from: WaterClass;
	to: WaterClass;
	/** Classes between the two; above zero is worse. */
	steps: number;
}

export interface ClassChanges {
	/** The month compared with; both must be measured. */
	earlier: string;
	compared: number;
	/** Largest change first. */
	worse: readonly ClassChange[];
	better: readonly ClassChange[];
}

/** @returns null where the grid does not include the earlier month */
export function changesSince(
	sections: readonly SectionCode[],
	grid: MonthGrid,
	month: string,
	earlier: string
): ClassChanges | null {
	if (!grid.months.includes(earlier)) return null;
	const all = sections.flatMap(({ code }) => changeOf(code, cellAt(grid, code, earlier), cellAt(grid, code, month)));
	const bySize = (a: ClassChange, b: ClassChange): number =>
		Math.abs(b.steps) - Math.abs(a.steps) || rankOf(b.to) - rankOf(a.to) || a.section.localeCompare(b.section);
	return {
		earlier,
		compared: all.length,
		worse: all.filter(({ steps }) => steps > 0).sort(bySize),
		better: all.filter(({ steps }) => steps < 0).sort(bySize)
	};
}

function changeOf(section: string, before: MonthCell, after: MonthCell): ClassChange[] {
	if (!before.class || !after.class) return [];
	return [{ section, from: before.class, to: after.class, steps: rankOf(after.class) - rankOf(before.class) }];
}
