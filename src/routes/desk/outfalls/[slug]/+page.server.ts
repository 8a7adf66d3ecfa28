import { error } from '@sveltejs/kit';
import { listOutfalls, listRivers } from '$lib/data/water/sections.ts';
import { outfallHistory } from '$lib/data/water/outfalls-patrols.ts';
import { todayIn, townOf } from '$lib/server/shared/town-directory.ts';
import { moveOutfallAction, photoAction } from '$lib/server/water/outfalls-patrols.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'keep_water');
	const { locals, params, url } = event;
	const town = await townOf(locals.db, url);
	const [outfalls, rivers, events] = await Promise.all([
		listOutfalls(locals.db, town.code),
		listRivers(locals.db, town.code),
		outfallHistory(locals.db, town.code, params.slug)
	]);
	const outfall = outfalls.find(({ slug }) => slug === params.slug);
	if (!outfall) error(404, { message: 'no such outfall', code: 'not_found' });
	return {
		outfall,
		events,
		river: rivers.find(({ slug }) => slug === outfall.river)?.name ?? null,
		today: todayIn(town),
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = { move: moveOutfallAction, photo: photoAction };
