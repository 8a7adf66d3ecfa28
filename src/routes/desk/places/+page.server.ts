import { QUEUES, queueOf, type Queue } from '$lib/domain/places/queue.ts';
import { todayIn, townFor } from '$lib/server/shared/town-directory.ts';
import { featuresAsOf } from '$lib/server/cache/features.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { filterFeatures } from '$lib/domain/planning/filter.ts';
import { DEFAULT_VIEW, parseView } from '$lib/domain/shared/view-state.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'place_features');
	const { locals, url } = event;
	const { view } = parseView(url.searchParams);
	const town = await townFor(locals.db, view.town);
	const features = await featuresAsOf(locals.db, town.code, todayIn(town));
	const queue = QUEUES.find((name) => name === url.searchParams.get('show')) ?? 'unplaced';
	const counts = Object.fromEntries(
		QUEUES.map((name) => [name, features.filter((feature) => queueOf(feature) === name).length])
	) as Record<Queue, number>;
	const waiting = features.filter((feature) => queueOf(feature) === queue);
	const { q, kind } = view.filter;
	const found = filterFeatures(waiting, { ...DEFAULT_VIEW.filter, q });
	const kinds = Map.groupBy(found, (feature) => feature.kind);
	return {
		queue,
		counts,
		all: waiting.length,
		kindCounts: Object.fromEntries([...kinds].map(([code, list]) => [code, list.length])),
		shown: filterFeatures(found, { ...DEFAULT_VIEW.filter, kind }).map(
			({ id, slug, name, class: featureClass, kind: own, address, basis, accuracy_m, is_example }) => ({
				id,
				slug,
				name,
				class: featureClass,
				kind: own,
				address,
				basis,
				accuracy_m,
				is_example
			})
		)
	};
};
