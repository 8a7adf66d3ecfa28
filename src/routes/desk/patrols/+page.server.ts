import { listRivers } from '$lib/data/water/sections.ts';
import { listPatrols } from '$lib/data/water/outfalls-patrols.ts';
import { townOf } from '$lib/server/shared/town-directory.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'keep_water');
	const { db } = event.locals;
	const town = await townOf(db, event.url);
	const [patrols, rivers] = await Promise.all([listPatrols(db, town.code), listRivers(db, town.code)]);
	return { patrols, rivers: rivers.map(({ slug, name }) => ({ slug, name })) };
};
