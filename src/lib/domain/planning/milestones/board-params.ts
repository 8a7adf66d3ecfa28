/** URL parameters of the quarter board, and links to other boards. */
import { SCHEDULE_STATUSES, type ScheduleStatus } from './milestone.ts';
import { BOARD_COLUMNS, BOARD_GROUPS, type BoardColumns, type BoardFilter, type BoardGroups } from './quarter-board.ts';
import { parseQuarter, quarterCode, type Quarter } from '../../shared/time/quarter.ts';
import { DEFAULT_VIEW, linkTo, type ViewState } from '../../shared/view-state.ts';

export interface BoardParams {
	/** Null: the quarter of today. */
	quarter: Quarter | null;
	by: BoardColumns;
	group: BoardGroups;
	filter: BoardFilter;
}

export const NO_BOARD_FILTER: BoardFilter = { unit: [], theme: [], light: [], q: '' };
const MAX_LENGTH = 100;

/** Never throws: invalid parameters are ignored; an invalid quarter is reported. */
export function parseBoard(params: URLSearchParams): { board: BoardParams; badQuarter: string | null } {
	const all = (name: string): string[] => [
		...new Set(
			params
				.getAll(name)
				.filter(Boolean)
				.map((value) => value.slice(0, MAX_LENGTH))
		)
	];
	const asked = params.get('q');
	const quarter = parseQuarter(asked);
	return {
		board: {
			quarter,
			by: BOARD_COLUMNS.find((value) => value === params.get('by')) ?? 'month',
			group: BOARD_GROUPS.find((value) => value === params.get('group')) ?? 'unit',
			filter: {
				unit: all('unit'),
				theme: all('theme'),
				light: all('light').filter((value): value is ScheduleStatus =>
					SCHEDULE_STATUSES.some((light) => light === value)
				),
				q: (params.get('text') ?? '').trim().slice(0, MAX_LENGTH)
			}
		},
		badQuarter: asked && !quarter ? asked.slice(0, 20) : null
	};
}

/** @param path of the board or of one of its downloads */
export function boardHref(
	path: string,
	{ lang, town }: ViewState,
	{ quarter, by, group, filter }: BoardParams
): string {
	// Only language and town are kept: `q` and `theme` have another meaning here than on the map.
	const start = linkTo(path, { ...DEFAULT_VIEW, lang, town });
	const own = new URLSearchParams([
		...(quarter ? [['q', quarterCode(quarter)]] : []),
		...(by === 'month' ? [] : [['by', by]]),
		...(group === 'unit' ? [] : [['group', group]]),
		...filter.unit.map((unit) => ['unit', unit]),
		...filter.theme.map((theme) => ['theme', theme]),
		...filter.light.map((light) => ['light', light]),
		...(filter.q ? [['text', filter.q]] : [])
	]).toString();
	return own ? `${start}${start.includes('?') ? '&' : '?'}${own}` : start;
}

export const isFiltered = ({ unit, theme, light, q }: BoardFilter): boolean =>
	unit.length + theme.length + light.length > 0 || q !== '';
