import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { findPatrol } from '$lib/data/water/outfalls-patrols.ts';
import { todayIn, townFor } from '$lib/server/shared/town-directory.ts';
import { findingAction, findingMoveAction } from '$lib/server/water/patrol-actions.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { waterScene } from '$lib/server/water/water-scene.ts';
import { parseView } from '$lib/domain/shared/view-state.ts';
import type { Actions, PageServerLoad } from './$types';

/** An id out of the address; 0 is nobody's. */
const idOf = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : 0);

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'keep_water');
	const { locals, params, url } = event;
	const town = await townFor(locals.db, parseView(url.searchParams).view.town);
	const [patrol, water] = await Promise.all([
		findPatrol(locals.db, town.code, idOf(params.id)),
		waterScene(locals.db, town.code)
	]);
	if (!patrol) error(404, { message: 'no such patrol', code: 'not_found' });
	return {
		map: true,
		theme: 'water' as const,
		water,
		month: water.grid.months.at(-1) ?? null,
		patrol,
		river: water.rivers.find(({ slug }) => slug === patrol.river)?.name ?? null,
		form_id: randomUUID(),
		today: todayIn(town),
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	finding: (event) => findingAction(event, idOf(event.params.id)),
	step: findingMoveAction
};
