import { listOutfalls, listRivers } from '$lib/data/water.ts';
import { townFor } from '$lib/server/directory.ts';
import { staffOf } from '$lib/server/session-guard.ts';
import { parseView } from '$lib/view/state.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'keep_water');
	const { db } = event.locals;
	const town = await townFor(db, parseView(event.url.searchParams).view.town);
	const [outfalls, rivers] = await Promise.all([listOutfalls(db, town.code), listRivers(db, town.code)]);
	return { outfalls, rivers: rivers.map(({ slug, name }) => ({ slug, name })) };
};
