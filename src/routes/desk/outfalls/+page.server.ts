import { listOutfalls, listRivers } from '$lib/data/water/sections.ts';
import { townFor } from '$lib/server/shared/town-directory.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { parseView } from '$lib/domain/shared/view-state.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'keep_water');
	const { db } = event.locals;
	const town = await townFor(db, parseView(event.url.searchParams).view.town);
	const [outfalls, rivers] = await Promise.all([listOutfalls(db, town.code), listRivers(db, town.code)]);
	return { outfalls, rivers: rivers.map(({ slug, name }) => ({ slug, name })) };
};
