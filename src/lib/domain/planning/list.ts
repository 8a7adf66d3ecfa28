import { countFacet, FACETS, filterFeatures, type Facet } from './filter.ts';
import type { FeatureFilter } from '../shared/feature-filter.ts';
import { movements, readAs, type Movement } from './lifecycle/reading.ts';
import type { Reading } from '../shared/feature-filter.ts';
import type { PlanningFeature } from './feature.ts';
import { sortFeatures, type StageRank } from './sort.ts';
import type { SortKey } from '../shared/feature-filter.ts';

/** Up to this number of rows the list is one page, so that the browser's own search covers it. */
const WHOLE_ROWS = 100;
/** Rows of a page of a longer list. */
const PAGE_ROWS = 50;

/** Columns of the feature list: the only ones sent to the browser. */
const COLUMNS = [
	'id',
	'slug',
	'class',
	'name',
	'kind',
	'lifecycle',
	'current',
	'target',
	'placement',
	'is_example',
	'milestones'
] as const satisfies readonly (keyof PlanningFeature)[];
export type ListRow = Pick<PlanningFeature, (typeof COLUMNS)[number]>;

export const listRow = (feature: ListRow): ListRow =>
	Object.fromEntries(COLUMNS.map((column) => [column, feature[column]])) as unknown as ListRow;

export interface ListQuery {
	filter: FeatureFilter;
	sort: SortKey;
	descending: boolean;
	/** From 1; beyond the last page the last one is shown. */
	page: number;
	read: Reading;
	asOf: string;
	language: string;
}

/** One page of the planning list with the totals of the panel. */
export interface PlanningList {
	rows: ListRow[];
	page: number;
	pages: number;
	/** Features that pass the filter, and how many of them are in the "not yet placed" list. */
	count: number;
	unplaced: number;
	/** Number of all features of the town, without the filter. */
	all: number;
	facets: Record<Facet, Record<string, number>>;
	/** Differences from the compared date; null without a comparison. */
	moved: Movement<ListRow>[] | null;
}

/**
 * The planning list, computed by server and browser alike.
 * @param features all features as of `query.asOf`
 * @param before all features as of the day compared with, or null
 */
export function planningList(
	features: readonly PlanningFeature[],
	before: readonly PlanningFeature[] | null,
	query: ListQuery,
	rankOf: StageRank
): PlanningList {
	const shown = readAs(features, query.read, query.asOf);
	const passing = filterFeatures(shown, query.filter);
	const sorted = sortFeatures(passing, query.sort, query.descending, query.language, rankOf);
	const perPage = sorted.length <= WHOLE_ROWS ? WHOLE_ROWS : PAGE_ROWS;
	const pages = Math.max(1, Math.ceil(sorted.length / perPage));
	const page = Math.min(query.page, pages);
	return {
		rows: sorted.slice((page - 1) * perPage, page * perPage),
		page,
		pages,
		count: passing.length,
		unplaced: passing.filter((feature) => feature.placement === 'unplaced').length,
		all: features.length,
		facets: Object.fromEntries(
			FACETS.map((facet) => [facet, Object.fromEntries(countFacet(shown, query.filter, facet))])
		) as Record<Facet, Record<string, number>>,
		moved: before && movements(before, passing)
	};
}
