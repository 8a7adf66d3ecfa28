/** Data of the planning pages: the town, the day, and the features as of it. */
import { error, type RequestEvent } from '@sveltejs/kit';
import type { DataClient } from '../../data/client.ts';
import { getFeature } from '../../data/planning/features.ts';
import type { FeatureDetail } from '../../domain/planning/feature.ts';
import { stageRanks } from '../../domain/planning/lifecycle/schedule.ts';
import { listRow, planningList, type PlanningList } from '../../domain/planning/list.ts';
import type { Town } from '../../domain/shared/town.ts';
import { parseView, type ViewState } from '../../domain/shared/view-state.ts';
import { todayIn, townFor, vocabularyOf } from '../shared/town-directory.ts';
import { featuresAsOf, type Features } from '../cache/features.ts';

export interface PlanningRequest {
	town: Town;
	view: ViewState;
	/** As-of day of the page. */
	asOf: string;
	features: Features;
	/** As of the day compared with; null without one. */
	before: Features | null;
}

/** Features of the requested town as of the requested day (and the compared one). */
export async function loadPlanning({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): Promise<PlanningRequest> {
	const { view } = parseView(url.searchParams);
	const town = await townFor(locals.db, view.town);
	const asOf = view.asOf ?? todayIn(town);
	const [features, before] = await Promise.all([
		featuresAsOf(locals.db, town.code, asOf),
		view.compare ? featuresAsOf(locals.db, town.code, view.compare) : null
	]);
	return { town, view, asOf, features, before };
}

/**
 * Everything about a feature as of a day.
 * @throws 404 where it does not exist or the user may not see it
 */
export async function featureAsOf(
	db: DataClient,
	town: Town,
	slug: string,
	day: string = todayIn(town)
): Promise<FeatureDetail> {
	const listed = (await featuresAsOf(db, town.code, day)).find((feature) => feature.slug === slug);
	const feature = listed && (await getFeature(db, town.code, listed));
	if (!feature) error(404, { message: 'unknown feature', code: 'not_found' });
	return feature;
}

/** One page of the list, as the browser makes it itself once it has the features; rows with the shown columns only. */
export async function listFor(
	request: PlanningRequest,
	{ locals }: Pick<RequestEvent, 'locals'>
): Promise<PlanningList> {
	const { town, view, asOf, features, before } = request;
	const { lifecycles } = await vocabularyOf(locals.db, town.code);
	const list = planningList(features, before, { ...view, asOf, language: view.lang }, stageRanks(lifecycles));
	return {
		...list,
		rows: list.rows.map(listRow),
		moved: list.moved?.map((movement) => ({ ...movement, feature: listRow(movement.feature) })) ?? null
	};
}
