import { error } from '@sveltejs/kit';
import { shownMonth } from '$lib/components/water/params.ts';
import type { DataClient } from '$lib/data/client.ts';
import { DataUnavailable } from '$lib/data/unwrap.ts';
import { sectionSeries } from '$lib/data/water.ts';
import type { MonthSample } from '$lib/domain/water/section.ts';
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
		series: await seriesOrNull(db, town.code, section.code)
	};
};

/** null says that the service failed: that is neither "no data" nor a reason to take the rest of the page away. */
async function seriesOrNull(db: DataClient, town: string, code: string): Promise<MonthSample[] | null> {
	try {
		return await sectionSeries(db, town, code);
	} catch (failure) {
		if (failure instanceof DataUnavailable) return null;
		throw failure;
	}
}
