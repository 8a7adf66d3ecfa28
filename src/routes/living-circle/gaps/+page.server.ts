import { gapsView } from '$lib/presenters/circle/views.ts';
import { circleRequest, townCircle } from '$lib/server/circle/town-circle.ts';
import { parseView } from '$lib/domain/shared/view-state.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db }, url, parent, depends, untrack }) => {
	depends('circle:page');
	const params = untrack(() => new URLSearchParams(url.search));
	const { town } = await parent();
	const known = await townCircle(db, town);
	const { report, facilities } = circleRequest(known, params);
	const { compounds } = known.places;
	return { gaps: report && gapsView(report, { compounds, facilities }, parseView(params).view.page) };
};
