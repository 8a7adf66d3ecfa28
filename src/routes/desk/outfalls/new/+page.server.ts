import { randomUUID } from 'node:crypto';
import { todayIn, townOf } from '$lib/server/shared/town-directory.ts';
import { addOutfallAction } from '$lib/server/water/outfalls-patrols.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { waterScene } from '$lib/server/water/water-scene.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'keep_water');
	const { db } = event.locals;
	const town = await townOf(db, event.url);
	const water = await waterScene(db, town.code);
	return {
		map: true,
		theme: 'water' as const,
		water,
		month: water.grid.months.at(-1) ?? null,
		form_id: randomUUID(),
		today: todayIn(town)
	};
};

export const actions: Actions = { default: addOutfallAction };
