import { coverageView } from '$lib/presenters/circle/views.ts';
import { circleRequest, townCircle } from '$lib/server/circle/town-circle.ts';
import { parseView } from '$lib/domain/shared/view-state.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db }, url, parent, depends, untrack }) => {
	// Settings change in the browser alone once its worker is loaded; until then it requests this by name.
	depends('circle:page');
	const params = untrack(() => new URLSearchParams(url.search));
	const { town } = await parent();
	const known = await townCircle(db, town);
	const { circle, report, facilities } = circleRequest(known, params);
	const { compounds } = known.places;
	const page = parseView(params).view.page;
	return { coverage: report && coverageView(report, { compounds, facilities }, circle.show, page) };
};
