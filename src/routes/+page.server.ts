import { loadPlanning } from '$lib/server/planning.ts';
import { overviewOf } from '$lib/domain/overview.ts';
import { readAs } from '$lib/domain/lifecycle/reading.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends, untrack }) => {
	depends('planning:overview');
	for (const name of ['town', 'as_of', 'read']) url.searchParams.get(name);
	return untrack(async () => {
		const { view, asOf, features } = await loadPlanning({ locals, url });
		return { map: true, overview: overviewOf(readAs(features, view.read, asOf)) };
	});
};
