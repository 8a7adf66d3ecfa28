import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { findPatrol } from '$lib/data/water/outfalls-patrols.ts';
import { readId } from '$lib/domain/shared/form.ts';
import { todayIn, townOf } from '$lib/server/shared/town-directory.ts';
import { findingAction, findingStepAction } from '$lib/server/water/outfalls-patrols.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { waterScene } from '$lib/server/water/water-scene.ts';
import type { Actions, PageServerLoad } from './$types';

/** The patrol in the address; no patrol has the number 0. */
const patrolOf = (params: Partial<Record<string, string>>): number => readId(params['id']) ?? 0;

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'keep_water');
	const { locals, params, url } = event;
	const town = await townOf(locals.db, url);
	const [patrol, water] = await Promise.all([
		findPatrol(locals.db, town.code, patrolOf(params)),
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
	finding: findingAction(patrolOf),
	step: findingStepAction
};
