/** The quarter's plan as a board: which milestones, in which column and row, what slipped, what is done. */
import { normalise } from '../filter.ts';
import { addDays, isDone, lightOf, LIGHTS, slipSince, type Light, type Milestone, type Slip } from './milestone.ts';
import { daysOf, monthsOf, type Quarter } from '../../shared/quarter.ts';

export const BOARD_COLUMNS = ['month', 'light'] as const;
export type BoardColumns = (typeof BOARD_COLUMNS)[number];
export const BOARD_GROUPS = ['unit', 'project'] as const;
export type BoardGroups = (typeof BOARD_GROUPS)[number];

/** What of the board is wanted. An empty list means all. */
export interface BoardFilter {
	unit: readonly string[];
	theme: readonly string[];
	light: readonly Light[];
	q: string;
}

/** Filter value of milestones that name no unit. */
export const NO_UNIT = '-';

/**
 * Why a milestone is on a quarter's board.
 * - `due`: it is due in the quarter
 * - `carried`: it was due before and was not done when the quarter began
 * - `moved_out`: when the quarter began it was due in it; it is due later now
 */
export type Place = 'due' | 'carried' | 'moved_out';

export interface Card {
	milestone: Milestone;
	place: Place;
	light: Light;
	done: boolean;
	/** Put off since the quarter before ended. */
	slip: Slip | null;
}

/** `earlier`, a month of the quarter as YYYY-MM, `quarter` for what is due some time in it, `later`; or a light, or `done`. */
export type ColumnKey = string;

export interface BoardRow {
	/** Name of the unit or slug of the project; empty for no unit. */
	key: string;
	cells: readonly (readonly Card[])[];
}

export interface Board {
	columns: readonly ColumnKey[];
	rows: readonly BoardRow[];
	/** All cards in the order of their dates: the table's rows. */
	cards: readonly Card[];
	/** Of the milestones planned for the quarter or carried into it: what moved out is in `slipped` alone. */
	count: { planned: number; done: number } & Record<Light, number>;
	slipped: readonly Card[];
}

/** Every milestone that belongs on the quarter's board. @param today ISO date */
export function quarterCards(milestones: readonly Milestone[], quarter: Quarter, today: string): Card[] {
	const { first, last } = daysOf(quarter);
	const before = addDays(first, -1);
	return milestones.flatMap((milestone): Card[] => {
		const slip = slipSince(milestone, before);
		const place = placeOf(milestone, slip, first, last);
		if (!place) return [];
		return [{ milestone, place, slip, light: lightOf(milestone, today), done: isDone(milestone, today) }];
	});
}

function placeOf({ due, done_on }: Milestone, slip: Slip | null, first: string, last: string): Place | null {
	if (due >= first && due <= last) return 'due';
	if (due < first) return done_on === null || done_on >= first ? 'carried' : null;
	return slip && slip.from >= first && slip.from <= last ? 'moved_out' : null;
}

export function filterCards(cards: readonly Card[], filter: BoardFilter): Card[] {
	const words = normalise(filter.q).split(' ').filter(Boolean);
	return cards.filter(
		({ milestone: { unit, feature, title }, light }) =>
			(filter.unit.length === 0 || filter.unit.includes(unit ?? NO_UNIT)) &&
			(filter.theme.length === 0 || filter.theme.includes(feature.theme)) &&
			(filter.light.length === 0 || filter.light.includes(light)) &&
			words.every((word) =>
				normalise(
					[...Object.values(title), ...Object.values(feature.name), unit ?? '', feature.slug].join(' ')
				).includes(word)
			)
	);
}

/** The board of cards that passed the filter. */
export function quarterBoard(cards: readonly Card[], quarter: Quarter, by: BoardColumns, group: BoardGroups): Board {
	const months = monthsOf(quarter);
	const columnOf = (card: Card): ColumnKey => (by === 'light' ? lightColumn(card) : monthColumn(card, months));
	const all = by === 'light' ? [...LIGHTS, 'done', 'later'] : ['earlier', ...months, 'quarter', 'later'];
	const used = new Set(cards.map(columnOf));
	// The months stand there even when nothing is due in them.
	const columns = all.filter((column) => used.has(column) || months.includes(column));
	const rowOf = ({ milestone }: Card): string => (group === 'unit' ? (milestone.unit ?? '') : milestone.feature.slug);
	// Without a unit comes last.
	const keys = [...new Set(cards.map(rowOf))].sort((a, b) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1));
	const rows = keys.map((key) => {
		const own = cards.filter((card) => rowOf(card) === key);
		return { key, cells: columns.map((column) => own.filter((card) => columnOf(card) === column)) };
	});
	const planned = cards.filter(({ place }) => place !== 'moved_out');
	const open = planned.filter(({ done }) => !done);
	const lit = (light: Light): number => open.filter((card) => card.light === light).length;
	return {
		columns,
		rows,
		cards,
		count: {
			planned: planned.length,
			done: planned.length - open.length,
			red: lit('red'),
			amber: lit('amber'),
			green: lit('green')
		},
		slipped: cards.filter(({ slip, place, done }) => slip !== null || (place === 'carried' && !done))
	};
}

function lightColumn({ place, done, light }: Card): ColumnKey {
	if (place === 'moved_out') return 'later';
	return done ? 'done' : light;
}

function monthColumn({ milestone, place }: Card, months: readonly string[]): ColumnKey {
	if (place === 'carried') return 'earlier';
	if (place === 'moved_out') return 'later';
	const month = milestone.due.slice(0, 7);
	return milestone.precision === 'month' && months.includes(month) ? month : 'quarter';
}
