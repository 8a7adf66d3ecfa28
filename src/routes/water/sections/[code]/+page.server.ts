import { error } from '@sveltejs/kit';
import { shownMonth } from '$lib/presenters/water/view-params.ts';
import { nullIfUnavailable } from '$lib/server/http/null-if-unavailable.ts';
import { seriesOf } from '$lib/server/water/water-scene.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db }, url, params, parent }) => {
	const { town, water } = await parent();
	const section = water.sections.find(({ code }) => code === params.code);
	if (!section) error(404, { message: 'no such section', code: 'not_found' });
	return {
		map: true,
		theme: 'water' as const,
		month: shownMonth(url.searchParams.get('month'), water.grid.months),
		section,
		/** null: the service failed. */
		series: await nullIfUnavailable(seriesOf(db, town.code, section.code))
	};
};
