import { originView, type OriginView } from '$lib/presenters/circle/origin-view.ts';
import { queryOf } from '$lib/domain/circle/engine/report-reading.ts';
import { findCompounds } from '$lib/presenters/circle/views.ts';
import { circleRequest, townCircle } from '$lib/server/circle/town-circle.ts';
import type { PageServerLoad } from './$types';

/** Read once, with the page: later taps and positions are computed in the browser and sent nowhere. */
export const load: PageServerLoad = async ({ locals: { db }, url, parent, untrack }) => {
	const params = untrack(() => new URLSearchParams(url.search));
	const { town } = await parent();
	const { places, engine, facts } = await townCircle(db, town);
	const { circle, facilities } = circleRequest({ places, engine, facts }, params);
	const found = circle.home === null ? [] : findCompounds(places.compounds, circle.home);
	const at = circle.at ?? (found.length === 1 ? places.compounds[found[0] ?? -1] : undefined);
	const answer: OriginView | null =
		engine && at
			? originView(
					engine.origin({ lon: at.lon, lat: at.lat }, queryOf(circle, facts?.kinds ?? []), circle.edits),
					facilities
				)
			: null;
	return {
		origin: answer,
		found: found.map((place) => nameOf(places.compounds[place])),
		compounds: places.compounds.map(nameOf)
	};
};

const nameOf = (compound: { id: string; name: string | null } | undefined): { id: string; name: string } => ({
	id: compound?.id ?? '',
	name: compound?.name ?? compound?.id ?? ''
});
