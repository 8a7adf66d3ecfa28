import { listFor, loadPlanning } from '$lib/server/planning/load-planning.ts';
import { viewQuery } from '$lib/domain/shared/view-state.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends, untrack }) => {
	// Filters change in the browser alone once it has the features; until then it requests this by name.
	depends('planning:list');
	for (const name of ['town', 'as_of', 'compare']) url.searchParams.get(name);
	return untrack(async () => {
		const request = await loadPlanning({ locals, url });
		// Without the camera, which does not affect the list.
		const madeFor = viewQuery({ ...request.view, camera: null });
		return { map: true, list: await listFor(request, { locals }), madeFor };
	});
};
