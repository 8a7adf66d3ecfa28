import { listIndicators } from '$lib/data/planning/indicators.ts';
import { listMilestones } from '$lib/data/planning/milestones.ts';
import { listSources } from '$lib/data/shared/sources.ts';
import { todayIn, townFor } from '$lib/server/shared/town-directory.ts';
import { featureAsOf } from '$lib/server/planning/load-planning.ts';
import { parseView } from '$lib/domain/shared/view-state.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db }, params, url, depends, untrack }) => {
	depends('planning:feature');
	for (const name of ['town', 'as_of']) url.searchParams.get(name);
	const { view } = untrack(() => parseView(url.searchParams));
	const town = await townFor(db, view.town);
	const feature = await featureAsOf(db, town, params.slug, view.asOf ?? todayIn(town));
	const [indicators, sources, milestones] = await Promise.all([
		feature.indicators.length > 0 ? listIndicators(db, town.code) : [],
		listSources(db, town.code),
		feature.milestones ? listMilestones(db, town.code, feature.slug) : []
	]);
	return {
		map: true,
		feature,
		milestones,
		indicators: indicators.filter(({ code }) => feature.indicators.includes(code)),
		sources: sources.map(({ slug, title, sections }) => ({ slug, title, sections }))
	};
};
