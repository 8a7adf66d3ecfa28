/** The part of the address that only the page of indicators has: `by` (order of the rows) and `show`. */
import * as v from 'valibot';
import {
	INDICATOR_ORDERS,
	INDICATOR_SHOWS,
	type IndicatorOrder,
	type IndicatorShow
} from '../../../domain/planning/indicators/indicator-list.ts';
import { NO_FILTER } from '../../../domain/planning/filter.ts';
import type { Theme } from '../../../domain/shared/town.ts';
import { DEFAULT_VIEW, linkTo, viewQuery, type ViewState } from '../../../domain/shared/view-state.ts';

/** What the page of indicators takes from the address. */
export interface TableView {
	q: string;
	theme: readonly string[];
	descending: boolean;
	by: IndicatorOrder;
	show: IndicatorShow;
}

/** A parameter of this page that could not be read. */
export interface TableProblem {
	field: 'by' | 'show' | 'theme';
	value: string;
}

export const INDICATORS_PATH = '/indicators';

/**
 * Reads what the view's codec leaves over. Values that cannot be read, and themes the town does not have, are left out
 * and reported (the codec has already reported what it refused itself).
 */
export function parseTableView(
	params: URLSearchParams,
	view: ViewState,
	themes: readonly Theme[]
): { table: TableView; problems: TableProblem[] } {
	const problems: TableProblem[] = [];
	const pick = <const T extends readonly [string, ...string[]]>(field: 'by' | 'show', options: T): T[number] => {
		const value = params.get(field);
		if (!value) return options[0];
		const result = v.safeParse(v.picklist(options), value);
		if (!result.success) problems.push({ field, value });
		return result.success ? result.output : options[0];
	};
	const known = view.filter.theme.filter((code) => themes.some((theme) => theme.code === code));
	const unknown = view.filter.theme.filter((code) => !known.includes(code));
	if (unknown.length > 0) problems.push({ field: 'theme', value: unknown.join(',') });
	const table: TableView = {
		q: view.filter.q,
		theme: known,
		descending: view.descending,
		by: pick('by', INDICATOR_ORDERS),
		show: pick('show', INDICATOR_SHOWS)
	};
	return { table, problems };
}

/** A link to the page with the given choices; defaults are left out. */
export function tableHref(view: ViewState, table: TableView): string {
	const { q, theme, descending, by, show } = table;
	const href = linkTo(INDICATORS_PATH, view, { filter: { ...NO_FILTER, q, theme }, descending });
	const own = [by === 'source' ? '' : `by=${by}`, show === 'all' ? '' : `show=${show}`].filter(Boolean).join('&');
	if (!own) return href;
	return `${href}${href.includes('?') ? '&' : '?'}${own}`;
}

/** The download of what the table shows, in the order of the source. */
export function csvHref({ town, lang }: ViewState, { q, theme, show }: TableView): string {
	const query = viewQuery({ ...DEFAULT_VIEW, town, lang, filter: { ...NO_FILTER, q, theme } });
	if (show === 'all') return `/api/indicators.csv${query}`;
	return `/api/indicators.csv${query}${query ? '&' : '?'}show=${show}`;
}

/** Parameters of the whole visit, for the hidden fields of a plain form. */
export function visitFields(view: ViewState): [string, string][] {
	const href = linkTo(INDICATORS_PATH, view);
	return [...new URL(href, 'http://localhost').searchParams];
}
