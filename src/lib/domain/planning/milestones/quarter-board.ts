/** The quarterly plan as a board: milestones by column and row, slips, and completed ones. */
import { normalise } from '../filter.ts';
import {
	isDone,
	scheduleStatusOf,
	SCHEDULE_STATUSES,
	slipSince,
	type ScheduleStatus,
	type Milestone,
	type Slip
} from './milestone.ts';
import { addDays } from '../../shared/time/day.ts';
import { daysOf, monthsOf, type Quarter } from '../../shared/time/quarter.ts';

export const BOARD_COLUMNS = ['month', 'light'] as const;
export type BoardColumns = (typeof BOARD_COLUMNS)[number];
export const BOARD_GROUPS = ['unit', 'project'] as const;
export type BoardGroups = (typeof BOARD_GROUPS)[number];

/** Filter of the board. An empty list means all. */
export interface BoardFilter {
	unit: readonly string[];
	theme: readonly string[];
	light: readonly ScheduleStatus[];
	q: string;
}

/** Filter value of milestones without a unit. */
export const NO_UNIT = '-';

/**
 * Why a milestone is on a quarter's board.
 * - `due`: it is due in the quarter
 * - `carried`: it was due before and was not done when the quarter began
 * - `moved_out`: it was due in the quarter when that began, and has been postponed beyond it
 */
export type BoardReason = 'due' | 'carried' | 'moved_out';

export interface Card {
	milestone: Milestone;
	reason: BoardReason;
	status: ScheduleStatus;
	done: boolean;
	/** Postponement since the end of the previous quarter. */
	slip: Slip | null;
}

/** `earlier`, a month of the quarter as YYYY-MM, `quarter` for what is due some time in it, `later`; or a schedule status, or `done`. */
export type ColumnKey = string;

export interface BoardRow {
	/** Name of the unit or slug of the project; empty for no unit. */
	key: string;
	cells: readonly (readonly Card[])[];
}

export interface Board {
	columns: readonly ColumnKey[];
	rows: readonly BoardRow[];
	/** All cards by date: the rows of the table. */
	cards: readonly Card[];
	/** Milestones planned for the quarter or carried into it; those moved out are only in `slipped`. */
	count: { planned: number; done: number } & Record<ScheduleStatus, number>;
	slipped: readonly Card[];
}

/** The milestones of the quarter's board. @param today ISO date */
export function quarterCards(milestones: readonly Milestone[], quarter: Quarter, today: string): Card[] {
	const { first, last } = daysOf(quarter);
	const before = addDays(first, -1);
	return milestones.flatMap((milestone): Card[] => {
		const slip = slipSince(milestone, before);
		const reason = reasonOf(milestone, slip, first, last);
		if (!reason) return [];
		return [{ milestone, reason, slip, status: scheduleStatusOf(milestone, today), done: isDone(milestone, today) }];
	});
}

function reasonOf({ due, done_on }: Milestone, slip: Slip | null, first: string, last: string): BoardReason | null {
	if (due >= first && due <= last) return 'due';
	if (due < first) return done_on === null || done_on >= first ? 'carried' : null;
	return slip && slip.from >= first && slip.from <= last ? 'moved_out' : null;
}

export function filterCards(cards: readonly Card[], filter: BoardFilter): Card[] {
	const words = normalise(filter.q).split(' ').filter(Boolean);
	return cards.filter(
		({ milestone: { unit, feature, title }, status }) =>
			(filter.unit.length === 0 || filter.unit.includes(unit ?? NO_UNIT)) &&
			(filter.theme.length === 0 || filter.theme.includes(feature.theme)) &&
			(filter.light.length === 0 || filter.light.includes(status)) &&
			words.every((word) =>
				normalise(
					[...Object.values(title), ...Object.values(feature.name), unit ?? '', feature.slug].join(' ')
				).includes(word)
			)
	);
}

/** The board of filtered cards. */
export function quarterBoard(cards: readonly Card[], quarter: Quarter, by: BoardColumns, group: BoardGroups): Board {
	const months = monthsOf(quarter);
	const columnOf = (card: Card): ColumnKey => (by === 'light' ? statusColumn(card) : monthColumn(card, months));
	const all = by === 'light' ? [...SCHEDULE_STATUSES, 'done', 'later'] : ['earlier', ...months, 'quarter', 'later'];
	const used = new Set(cards.map(columnOf));
	// The months are shown even when nothing is due in them.
	const columns = all.filter((column) => used.has(column) || months.includes(column));
	const rowOf = ({ milestone }: Card): string => (group === 'unit' ? (milestone.unit ?? '') : milestone.feature.slug);
	// Rows without a unit come last.
	const keys = [...new Set(cards.map(rowOf))].sort((a, b) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1));
	const rows = keys.map((key) => {
		const own = cards.filter((card) => rowOf(card) === key);
		return { key, cells: columns.map((column) => own.filter((card) => columnOf(card) === column)) };
	});
	const planned = cards.filter(({ reason }) => reason !== 'moved_out');
	const open = planned.filter(({ done }) => !done);
	const openWith = (status: ScheduleStatus): number => open.filter((card) => card.status === status).length;
	return {
		columns,
		rows,
		cards,
		count: {
			planned: planned.length,
			done: planned.length - open.length,
			red: openWith('red'),
			amber: openWith('amber'),
			green: openWith('green')
		},
		slipped: cards.filter(({ slip, reason, done }) => slip !== null || (reason === 'carried' && !done))
	};
}

function statusColumn({ reason, done, status }: Card): ColumnKey {
	if (reason === 'moved_out') return 'later';
	return done ? 'done' : status;
}

function monthColumn({ milestone, reason }: Card, months: readonly string[]): ColumnKey {
	if (reason === 'carried') return 'earlier';
	if (reason === 'moved_out') return 'later';
	const month = milestone.due.slice(0, 7);
	return milestone.precision === 'month' && months.includes(month) ? month : 'quarter';
}
