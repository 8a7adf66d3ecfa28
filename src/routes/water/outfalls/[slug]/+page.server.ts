import { error } from '@sveltejs/kit';
import { shownMonth } from '$lib/presenters/water/view-params.ts';
import { outfallHistory } from '$lib/data/water/outfalls-patrols.ts';
import { nullIfUnavailable } from '$lib/server/http/null-if-unavailable.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db }, url, params, parent }) => {
	const { town, water } = await parent();
	const outfall = water.outfalls.find(({ slug }) => slug === params.slug);
	if (!outfall) error(404, { message: 'no such outfall', code: 'not_found' });
	return {
		map: true,
		theme: 'water' as const,
		month: shownMonth(url.searchParams.get('month'), water.grid.months),
		outfall,
		/** null: the service failed. */
		events: await nullIfUnavailable(outfallHistory(db, town.code, outfall.slug))
	};
};
