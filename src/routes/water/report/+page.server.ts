import { shownMonth } from '$lib/presenters/water/view-params.ts';
import { reportOf } from '$lib/server/water/water-scene.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db }, url, parent }) => {
	const { town, water } = await parent();
	const month = shownMonth(url.searchParams.get('month'), water.grid.months);
	return { month, report: month ? await reportOf(db, town.code, month) : null };
};
