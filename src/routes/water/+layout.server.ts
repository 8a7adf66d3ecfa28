import { waterScene } from '$lib/server/water/water-scene.ts';
import type { LayoutServerLoad } from './$types';

/** Asks nothing of the address but the town: from month to month it stays. */
export const load: LayoutServerLoad = async ({ locals, parent, depends }) => {
	depends('water:scene');
	const { town } = await parent();
	return { water: await waterScene(locals.db, town.code) };
};
