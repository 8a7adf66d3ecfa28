/**
 * Every section's class in every month, small enough to travel with the page: the month slider recolours the map
 * from it without asking anybody. One letter a month, so that 500 sections over ten years are 120 kB.
 */
import type { MonthSample, MonthStatus } from './section.ts';
import { GRADES, type Grade } from './standard.ts';
import { classAt, type ClassRank, rankOf, type WaterClass } from './water-class.ts';

export interface MonthGrid {
	/** YYYY-MM, oldest first. */
	months: readonly string[];
	/** By code of the section, one letter a month: `1` … `6` the class, `n` not measured, `s` suspended, `.` no record. */
	classes: Readonly<Record<string, string>>;
	/** By code of the section: `y` meets its target, `n` does not, `.` no target or no class. */
	targets: Readonly<Record<string, string>>;
	/** By slug of the river: its grade from `1` (excellent) to `5` (heavily polluted), `.` without data. */
	rivers: Readonly<Record<string, string>>;
}

/** `no_record`: the month holds no line for the section, not even one that says why. */
export type CellState = MonthStatus | 'no_record';

export interface MonthCell {
	state: CellState;
	/** null unless measured. */
	class: WaterClass | null;
	meets_target: boolean | null;
}

const NO_RECORD: MonthCell = { state: 'no_record', class: null, meets_target: null };

export function cellAt(grid: MonthGrid, section: string, month: string): MonthCell {
	const at = grid.months.indexOf(month);
	const letter = grid.classes[section]?.[at] ?? '.';
	if (letter === 'n') return { state: 'not_measured', class: null, meets_target: null };
	if (letter === 's') return { state: 'suspended', class: null, meets_target: null };
	const rank = Number(letter);
	if (!(rank >= 1 && rank <= 6)) return NO_RECORD;
	const target = grid.targets[section]?.[at];
	return {
		state: 'measured',
		class: classAt(rank as ClassRank),
		meets_target: target === 'y' ? true : target === 'n' ? false : null
	};
}

const GRADE_OF_RANK: readonly Grade[] = ['excellent', 'excellent', 'good', 'light', 'moderate', 'heavy'];
export const gradeOfClass = (waterClass: WaterClass): Grade => GRADE_OF_RANK[rankOf(waterClass) - 1] ?? 'heavy';

/** How many sections of each grade a month has; those without a class are in none. */
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

/** @param riverGrade grade of a river in a month, from all that was measured on it */
export function gridOf(
	months: readonly string[],
	samples: readonly MonthSample[],
	rivers: readonly string[],
	riverGrade: (river: string, month: string) => Grade | null
): MonthGrid {
	const column = new Map(months.map((month, i) => [month, i]));
	const classes: Record<string, string[]> = {};
	const targets: Record<string, string[]> = {};
	for (const sample of samples) {
		const at = column.get(sample.month);
		if (at === undefined) continue;
		const row = (classes[sample.section] ??= blank(months));
		row[at] = letterOf(sample);
		const targetRow = (targets[sample.section] ??= blank(months));
		targetRow[at] = sample.meets_target === null ? '.' : sample.meets_target ? 'y' : 'n';
	}
	const graded = rivers.map((river): [string, string] => [
		river,
		months.map((month) => gradeLetter(riverGrade(river, month))).join('')
	]);
	return { months, classes: joined(classes), targets: joined(targets), rivers: Object.fromEntries(graded) };
}

const blank = (months: readonly string[]): string[] => months.map(() => '.');
const gradeLetter = (grade: Grade | null): string => (grade ? String(GRADES.indexOf(grade) + 1) : '.');

function letterOf({ status, class: waterClass }: MonthSample): string {
	if (status === 'suspended') return 's';
	return status === 'measured' && waterClass ? String(rankOf(waterClass)) : 'n';
}

function joined(rows: Record<string, string[]>): Record<string, string> {
	return Object.fromEntries(Object.entries(rows).map(([key, letters]) => [key, letters.join('')]));
}

/** YYYY-MM so many months later, or earlier. */
export function monthAfter(month: string, count: number): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	const total = year * 12 + (number - 1) + count;
	return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
}
