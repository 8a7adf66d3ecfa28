import { CIRCLE_TABLES, listCircleRecords, listServingFeatures } from '$lib/data/circle/records.ts';
import { todayIn, townFor } from '$lib/server/shared/town-directory.ts';
import { featuresAsOf } from '$lib/server/cache/features.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { parseView } from '$lib/domain/shared/view-state.ts';
import type { PageServerLoad } from './$types';

const PAGE_ROWS = 50;

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'edit_records');
	const { db } = event.locals;
	const { view } = parseView(event.url.searchParams);
	const town = await townFor(db, view.town);
	const of = CIRCLE_TABLES.find((table) => table === event.url.searchParams.get('of')) ?? 'facilities';
	const [{ all, rows }, serving, features] = await Promise.all([
		listCircleRecords(db, town.code, of, view.filter.q, (view.page - 1) * PAGE_ROWS, PAGE_ROWS),
		listServingFeatures(db, town.code),
		featuresAsOf(db, town.code, todayIn(town))
	]);
	const own = serving.flatMap(({ featureId, kind }) => {
		const feature = features.find(({ id }) => id === featureId);
		if (!feature) return [];
		const { slug, name, lifecycle, current } = feature;
		return [{ key: `${slug} ${kind}`, slug, name, kind, lifecycle, current }];
	});
	return { of, all, rows, own, pages: Math.max(1, Math.ceil(all / PAGE_ROWS)) };
};
