import { siteCandidates, siteView } from '$lib/presenters/circle/site-view.ts';
import { queryOf, wantedKind } from '$lib/domain/circle/engine/report-reading.ts';
import { circleRequest, townCircle } from '$lib/server/circle/town-circle.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db }, url, parent, depends, untrack }) => {
	depends('circle:page');
	const params = untrack(() => new URLSearchParams(url.search));
	const { town } = await parent();
	const known = await townCircle(db, town);
	const { places, engine, facts } = known;
	const { circle, report } = circleRequest(known, params);
	const kind = wantedKind(circle, facts?.kinds ?? []);
	if (!engine || !report || kind === null) return { sites: null, before: null, after: null };
	const candidates = siteCandidates(places, circle);
	const query = queryOf({ ...circle, for: kind }, facts?.kinds ?? []);
	const { picks, capacity, edits } = circle;
	const figures = (of: typeof edits) => engine.report(query, of).kinds.find((one) => one.kind === kind) ?? null;
	return {
		sites: siteView(engine.site({ kind, picks, capacity, candidates }, query, edits), candidates),
		before: figures([]),
		after: figures(edits)
	};
};
