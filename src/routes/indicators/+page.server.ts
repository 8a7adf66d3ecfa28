import { listIndicators } from '$lib/data/planning/indicators.ts';
import { listSources } from '$lib/data/shared/sources.ts';
import type { PageServerLoad } from './$types';

/** Every indicator of the town: a hundred or so, filtered and sorted in the browser. */
export const load: PageServerLoad = async ({ locals, parent }) => {
	const { town } = await parent();
	const [indicators, documents] = await Promise.all([
		listIndicators(locals.db, town.code),
		listSources(locals.db, town.code)
	]);
	return { indicators, sources: documents.map(({ slug, title, sections }) => ({ slug, title, sections })) };
};
