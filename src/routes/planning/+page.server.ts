import { listFor, loadPlanning } from '$lib/server/planning.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends, untrack }) => {
	// Filters change in the browser alone once it has the features; until then it asks for this by name.
	depends('planning:list');
	for (const name of ['town', 'as_of', 'compare']) url.searchParams.get(name);
	return untrack(async () => {
		const request = await loadPlanning({ locals, url });
		return { map: true, list: await listFor(request, { locals }) };
	});
};
