/** URL parameters of the water pages. */
import * as v from 'valibot';
import { GOOD_SHARE_FORMULAS, type GoodShareFormula } from '../../domain/water/months/good-share.ts';
import { WATER_VIEWS, type WaterView } from '../../domain/water/water-view.ts';
import { linkTo, type ViewState } from '../../domain/shared/view-state.ts';
import type { TableSort } from '../../domain/shared/table-sort.ts';
import { SECTION_ORDERS } from './section-order.ts';

export interface WaterParams {
	/** YYYY-MM; null for the newest. */
	month: string | null;
	by: WaterView;
	/** Code of the item in the chart; null for the one nearest to its limit. */
	item: string | null;
	/** Formula of the yearly share; null for the default of the town. */
	formula: GoodShareFormula | null;
	/** Order of the table of sections; null for that of their codes. */
	sorted: TableSort | null;
}

export const WATER_FIELDS = ['month', 'by', 'item', 'formula', 'sorted'] as const;

/** A parameter that cannot be parsed: the page uses the default and reports it. */
export interface WaterProblem {
	field: (typeof WATER_FIELDS)[number];
	value: string;
}

const month = v.pipe(v.string(), v.regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/));
const item = v.pipe(v.string(), v.regex(/^[a-z0-9_]{1,40}$/));
/** `class`, or `-class` for descending. */
const sorted = v.pipe(
	v.string(),
	v.regex(new RegExp(`^-?(${SECTION_ORDERS.join('|')})$`)),
	v.transform((text): TableSort => ({ key: text.replace('-', ''), descending: text.startsWith('-') }))
);

export function parseWaterParams(params: URLSearchParams): { water: WaterParams; problems: WaterProblem[] } {
	const problems: WaterProblem[] = [];
	const one = <const S extends v.GenericSchema, D>(
		field: WaterProblem['field'],
		schema: S,
		fallback: D
	): v.InferOutput<S> | D => {
		const value = params.get(field);
		if (!value) return fallback;
		const result = v.safeParse(schema, value);
		if (result.success) return result.output;
		problems.push({ field, value });
		return fallback;
	};
	const water = {
		month: one('month', month, null),
		by: one('by', v.picklist(WATER_VIEWS), 'class'),
		item: one('item', item, null),
		formula: one('formula', v.picklist(GOOD_SHARE_FORMULAS), null),
		sorted: one('sorted', sorted, null)
	};
	return { water, problems };
}

/** A link to a water page that keeps the map camera; defaults are left out. */
export function waterHref(path: string, view: ViewState, water: Partial<WaterParams>): string {
	const href = linkTo(path, view, { camera: view.camera });
	const own = [
		water.month && `month=${water.month}`,
		water.by && water.by !== 'class' && `by=${water.by}`,
		water.item && `item=${water.item}`,
		water.formula && `formula=${water.formula}`,
		water.sorted && `sorted=${water.sorted.descending ? '-' : ''}${water.sorted.key}`
	].filter(Boolean);
	if (own.length === 0) return href;
	return `${href}${href.includes('?') ? '&' : '?'}${own.join('&')}`;
}

/**
 * The displayed month.
 * @param months with data, oldest first
 * @returns null without any month
 */
export function shownMonth(asked: string | null, months: readonly string[]): string | null {
	return asked && months.includes(asked) ? asked : (months.at(-1) ?? null);
}
