/**
 * Class of every section in every month, sent with the page so that the month slider recolours the map without requests.
 * One letter a month: 500 sections over ten years are 120 kB.
 */
import { BLACK_ODOROUS_GRADES, type BlackOdorousGrade } from '../standard/black-odorous.ts';
import type { MonthStatus, Suspension, WaterSection } from '../section.ts';
import { GRADES, type Grade } from '../standard/standard.ts';
import { classAt, type ClassRank, rankOf, type WaterClass } from '../standard/water-class.ts';

export interface MonthGrid {
	/** YYYY-MM, oldest first. */
	months: readonly string[];
	/** By code of the section, one letter a month: `1` … `6` the class, `n` not measured, `s` suspended, `.` no record. */
	classes: Readonly<Record<string, string>>;
	/** By code of the section: `y` meets its target, `n` does not, `.` no target or no class. */
	targets: Readonly<Record<string, string>>;
	/** By code of the section, black and odorous water: `0` no sign, `1` mild, `2` severe, `.` unknown. */
	warnings: Readonly<Record<string, string>>;
	/** By slug of the river: its grade from `1` (excellent) to `5` (heavily polluted), `.` without data. */
	rivers: Readonly<Record<string, string>>;
}

/** `no_record`: the month has no record of the section. */
export type CellState = MonthStatus | 'no_record';

export interface MonthCell {
	state: CellState;
	/** null unless measured. */
	class: WaterClass | null;
	meets_target: boolean | null;
	/** null where none of its items was measured. */
	warning: BlackOdorousGrade | null;
}

const NO_RECORD: MonthCell = { state: 'no_record', class: null, meets_target: null, warning: null };

export function cellAt(grid: MonthGrid, section: string, month: string): MonthCell {
	const at = grid.months.indexOf(month);
	const letter = grid.classes[section]?.[at] ?? '.';
	const warning = BLACK_ODOROUS_GRADES[Number(grid.warnings[section]?.[at])] ?? null;
	if (letter === 'n') return { ...NO_RECORD, state: 'not_measured', warning };
	if (letter === 's') return { ...NO_RECORD, state: 'suspended', warning };
	const rank = Number(letter);
	if (!(rank >= 1 && rank <= 6)) return NO_RECORD;
	const target = grid.targets[section]?.[at];
	return {
		state: 'measured',
		class: classAt(rank as ClassRank),
		meets_target: target === 'y' ? true : target === 'n' ? false : null,
		warning
	};
}

const GRADE_OF_RANK: readonly Grade[] = ['excellent', 'excellent', 'good', 'light', 'moderate', 'heavy'];
export const gradeOfClass = (waterClass: WaterClass): Grade => GRADE_OF_RANK[rankOf(waterClass) - 1] ?? 'heavy';

/** Number of sections of each grade in a month; sections without a class are not counted. */
export function gradeCounts(grid: MonthGrid, month: string): Record<Grade, number> {
	const counts: Record<Grade, number> = { excellent: 0, good: 0, light: 0, moderate: 0, heavy: 0 };
	for (const section of Object.keys(grid.classes)) {
		const { class: waterClass } = cellAt(grid, section, month);
		if (waterClass) counts[gradeOfClass(waterClass)] += 1;
	}
	return counts;
}

/** @returns null where the river had no data in the month */
export function riverGradeAt(grid: MonthGrid, river: string, month: string): Grade | null {
	const letter = grid.rivers[river]?.[grid.months.indexOf(month)];
	return GRADES[Number(letter) - 1] ?? null;
}

/** Stored form of a year: one letter a month, January first, "." for none. */
export interface StoredYear {
	/** `1` … `6`: rank of the class. */
	classes: string;
	/** The same for the mean of the year up to each month. */
	annual: string;
	/** `0` no sign of black and odorous water, `1` mild, `2` severe. */
	warnings: string;
}

export interface StoredGrid {
	/** By code of the section, then by year (YYYY). */
	sections: Readonly<Record<string, Readonly<Record<string, StoredYear>>>>;
	/** By slug of the river, then by year: `1` (excellent) to `5` (heavily polluted). */
	rivers: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** @param months with published data, oldest first */
export function gridOf(
	months: readonly string[],
	stored: StoredGrid,
	sections: readonly Pick<WaterSection, 'code' | 'target_class' | 'suspended'>[]
): MonthGrid {
	const classes: Record<string, string> = {};
	const targets: Record<string, string> = {};
	const warnings: Record<string, string> = {};
	for (const { code, target_class, suspended } of sections) {
		const years = stored.sections[code] ?? {};
		const target = target_class ? rankOf(target_class) : 0;
		const ranks = months.map((month) => letterIn(years[month.slice(0, 4)]?.classes, month));
		classes[code] = ranks
			.map((rank, i) => (rank === '.' ? (isSuspendedIn(suspended, months[i] ?? '') ? 's' : 'n') : rank))
			.join('');
		targets[code] = ranks.map((rank) => (rank === '.' || !target ? '.' : Number(rank) <= target ? 'y' : 'n')).join('');
		warnings[code] = months.map((month) => letterIn(years[month.slice(0, 4)]?.warnings, month)).join('');
	}
	const rivers = Object.entries(stored.rivers).map(([river, years]): [string, string] => [
		river,
		months.map((month) => letterIn(years[month.slice(0, 4)], month)).join('')
	]);
	return { months, classes, targets, warnings, rivers: Object.fromEntries(rivers) };
}

const letterIn = (year: string | undefined, month: string): string => year?.[Number(month.slice(5)) - 1] ?? '.';

/** Class by the means of the year up to a month; null with too few months. */
export function annualClassAt({ sections }: StoredGrid, section: string, month: string): WaterClass | null {
	// A month without a sample keeps the class of the months before it.
	const soFar = sections[section]?.[month.slice(0, 4)]?.annual.slice(0, Number(month.slice(5))) ?? '';
	const rank = Number(soFar.replaceAll('.', '').at(-1));
	return rank >= 1 && rank <= 6 ? classAt(rank as ClassRank) : null;
}

/** Months and ISO dates compare as text: a period overlaps a month where neither ends before the other begins. */
export const isSuspendedIn = (periods: readonly Suspension[], month: string): boolean =>
	periods.some(({ from, to }) => from.slice(0, 7) <= month && (to === null || month <= to.slice(0, 7)));
