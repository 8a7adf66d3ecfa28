import { randomUUID } from 'node:crypto';
import { listRivers } from '$lib/data/water.ts';
import { todayIn, townFor } from '$lib/server/directory.ts';
import { addAction } from '$lib/server/outfall-actions.ts';
import { staffOf } from '$lib/server/session-guard.ts';
import { parseView } from '$lib/view/state.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'keep_water');
	const { db } = event.locals;
	const town = await townFor(db, parseView(event.url.searchParams).view.town);
	const rivers = await listRivers(db, town.code);
	return { form_id: randomUUID(), today: todayIn(town), rivers: rivers.map(({ slug, name }) => ({ slug, name })) };
};

export const actions: Actions = { default: addAction };
