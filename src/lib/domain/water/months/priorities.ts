/**
 * Priorities of sections by verifiable reasons: facts of the month and of the months before, without a score.
 */
import { cellAt, type MonthGrid } from './month-grid.ts';
import { monthBefore, yearBefore } from '../../shared/time/month.ts';
import type { WaterSection } from '../section.ts';
import { type ClassRank, rankOf, REFERENCE_RANK, type WaterClass } from '../standard/water-class.ts';

export type Reason =
	/** Classes beyond its target, and number of consecutive measured months. */
	| { kind: 'misses_target'; target: WaterClass; classes: number; months: number }
	/** Worse than class III, without a target or with one that is met. */
	| { kind: 'beyond_III'; months: number }
	| { kind: 'worse_than_last_month'; from: WaterClass; steps: number }
	| { kind: 'worse_than_last_year'; from: WaterClass; steps: number }
	/** Number of consecutive months not measured without a stated reason. */
	| { kind: 'unknown'; months: number };

export interface Priority {
	section: string;
	class: WaterClass | null;
	/** The deciding reason comes first. */
	reasons: readonly Reason[];
}

/** Number of consecutive unmeasured months from which they are a reason. */
const UNKNOWN_MONTHS = 2;

type Ranked = Pick<WaterSection, 'code' | 'target_class'>;

/**
 * Order: classes beyond the target, then the worse class, then the number of months beyond, then the larger change since
 * last month, then the code. Sections without a measurement come last.
 */
export function rankSections(sections: readonly Ranked[], grid: MonthGrid, month: string): Priority[] {
	return sections
		.map((section) => ({ section: section.code, ...judge(section, grid, month) }))
		.filter(({ reasons }) => reasons.length > 0)
		.sort((a, b) => compareKeys(keyOf(b), keyOf(a)) || a.section.localeCompare(b.section));
}

function judge({ code, target_class }: Ranked, grid: MonthGrid, month: string): Omit<Priority, 'section'> {
	const now = cellAt(grid, code, month);
	if (!now.class) {
		if (now.state === 'suspended') return { class: null, reasons: [] };
		const months = streak(grid, code, month, ({ state }) => state === 'not_measured' || state === 'no_record');
		return { class: null, reasons: months >= UNKNOWN_MONTHS ? [{ kind: 'unknown', months }] : [] };
	}
	const rank = rankOf(now.class);
	const beyond: Reason[] = [];
	if (now.meets_target === false && target_class) {
		const months = streak(grid, code, month, ({ meets_target }) => meets_target === false);
		beyond.push({ kind: 'misses_target', target: target_class, classes: rank - rankOf(target_class), months });
	} else if (rank > REFERENCE_RANK) {
		const months = streak(grid, code, month, (cell) => cell.class !== null && rankOf(cell.class) > REFERENCE_RANK);
		beyond.push({ kind: 'beyond_III', months });
	}
	return { class: now.class, reasons: [...beyond, ...worsening(grid, code, month, rank)] };
}

function worsening(grid: MonthGrid, code: string, month: string, rank: ClassRank): Reason[] {
	const since = (kind: 'worse_than_last_month' | 'worse_than_last_year', earlier: string): Reason[] => {
		const from = cellAt(grid, code, earlier).class;
		return from && rankOf(from) < rank ? [{ kind, from, steps: rank - rankOf(from) }] : [];
	};
	return [...since('worse_than_last_month', monthBefore(month)), ...since('worse_than_last_year', yearBefore(month))];
}

/** Number of consecutive months up to this one for which `holds` is true; suspended months are skipped. */
function streak(
	grid: MonthGrid,
	code: string,
	month: string,
	holds: (cell: ReturnType<typeof cellAt>) => boolean
): number {
	let months = 0;
	for (let at = grid.months.indexOf(month); at >= 0; at -= 1) {
		const cell = cellAt(grid, code, grid.months[at] ?? '');
		if (cell.state === 'suspended') continue;
		if (!holds(cell)) break;
		months += 1;
	}
	return months;
}

function keyOf({ class: waterClass, reasons }: Priority): number[] {
	const missed = reasons.find((reason) => reason.kind === 'misses_target');
	const beyond = missed ?? reasons.find((reason) => reason.kind === 'beyond_III');
	const fresh = reasons.find((reason) => reason.kind === 'worse_than_last_month');
	return [
		waterClass ? 1 : 0,
		missed?.classes ?? 0,
		beyond ? 1 : 0,
		waterClass ? rankOf(waterClass) : 0,
		beyond?.months ?? 0,
		fresh?.steps ?? 0
	];
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
	for (let i = 0; i < a.length; i += 1) {
		const difference = (a[i] ?? 0) - (b[i] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
