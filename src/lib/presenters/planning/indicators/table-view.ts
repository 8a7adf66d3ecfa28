/** URL parameters of the page of indicators: `by` (order of the rows) and `show`. */
import * as v from 'valibot';
import {
	INDICATOR_ORDERS,
	INDICATOR_SHOWS,
	type IndicatorOrder,
	type IndicatorShow
} from '../../../domain/planning/indicators/indicator-list.ts';
import { NO_FILTER } from '../../../domain/shared/feature-filter.ts';
import type { Theme } from '../../../domain/shared/town.ts';
import { DEFAULT_VIEW, linkTo, viewQuery, type ViewState } from '../../../domain/shared/view-state.ts';

/** Parsed URL parameters of the page of indicators. */
export interface TableView {
	q: string;
	theme: readonly string[];
	descending: boolean;
	by: IndicatorOrder;
	show: IndicatorShow;
}

/** A parameter of this page that cannot be parsed. */
export interface TableProblem {
	field: 'by' | 'show' | 'theme';
	value: string;
}

export const INDICATORS_PATH = '/indicators';

/**
 * Parses the parameters beyond those of the view. Invalid values and unknown themes are left out and reported, in addition
 * to the problems reported by parseView.
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

/** URL of the CSV of the filtered table, in the order of the source. */
export function csvHref({ town, lang }: ViewState, { q, theme, show }: TableView): string {
	const query = viewQuery({ ...DEFAULT_VIEW, town, lang, filter: { ...NO_FILTER, q, theme } });
	if (show === 'all') return `/api/indicators.csv${query}`;
	return `/api/indicators.csv${query}${query ? '&' : '?'}show=${show}`;
}

/** Parameters common to all pages, as hidden fields of a form. */
export function visitFields(view: ViewState): [string, string][] {
	const href = linkTo(INDICATORS_PATH, view);
	return [...new URL(href, 'http://localhost').searchParams];
}
