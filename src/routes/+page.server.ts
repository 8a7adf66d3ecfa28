import { overdueCountsOf, stageRanks } from '$lib/domain/planning/lifecycle/schedule.ts';
import { overviewOf } from '$lib/domain/planning/overview.ts';
import { readAs } from '$lib/domain/planning/lifecycle/reading.ts';
import { vocabularyOf } from '$lib/server/shared/town-directory.ts';
import { loadPlanning } from '$lib/server/planning/load-planning.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends, untrack }) => {
	depends('planning:overview');
	for (const name of ['town', 'as_of', 'read']) url.searchParams.get(name);
	return untrack(async () => {
		const { town, view, asOf, features } = await loadPlanning({ locals, url });
		const { lifecycles } = await vocabularyOf(locals.db, town.code);
		const shown = readAs(features, view.read, asOf);
		return {
			map: true,
			overview: overviewOf(shown),
			behind: overdueCountsOf(shown, asOf, stageRanks(lifecycles))
		};
	});
};
