import { listOutfalls, listRivers } from '$lib/data/water/sections.ts';
import { townOf } from '$lib/server/shared/town-directory.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'keep_water');
	const { db } = event.locals;
	const town = await townOf(db, event.url);
	const [outfalls, rivers] = await Promise.all([listOutfalls(db, town.code), listRivers(db, town.code)]);
	return { outfalls, rivers: rivers.map(({ slug, name }) => ({ slug, name })) };
};
