import { waterScene } from '$lib/server/water/water-scene.ts';
import type { LayoutServerLoad } from './$types';

/** Depends on the town in the address only: another month does not reload it. */
export const load: LayoutServerLoad = async ({ locals, parent, depends }) => {
	depends('water:scene');
	const { town } = await parent();
	return { water: await waterScene(locals.db, town.code) };
};
