import { shownMonth } from '$lib/presenters/water/view-params.ts';
import { sourcesOf } from '$lib/server/shared/town-directory.ts';
import { nullIfUnavailable } from '$lib/server/http/null-if-unavailable.ts';
import { monthOf, riversIn, statementsOf, yearSharesOf } from '$lib/server/water/water-scene.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db }, url, parent }) => {
	const { town, water } = await parent();
	const month = shownMonth(url.searchParams.get('month'), water.grid.months);
	const [samples, statements, sources, shares] = await Promise.all([
		month ? nullIfUnavailable(monthOf(db, town.code, month)) : [],
		statementsOf(db, town.code),
		sourcesOf(db, town.code),
		month ? yearSharesOf(db, town.code, month) : []
	]);
	return {
		map: true,
		theme: 'water' as const,
		month,
		/** null: the service failed. */
		samples,
		rivers: month && samples ? riversIn(water, samples, month) : [],
		shares,
		statements,
		sources: sources.map(({ slug, title, sections }) => ({ slug, title, sections }))
	};
};
