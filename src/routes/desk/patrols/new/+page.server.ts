import { randomUUID } from 'node:crypto';
import { listRivers } from '$lib/data/water/sections.ts';
import { townOf } from '$lib/server/shared/town-directory.ts';
import { patrolAction } from '$lib/server/water/outfalls-patrols.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import type { Actions, PageServerLoad } from './$types';

const HOUR_MS = 60 * 60 * 1000;

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'keep_water');
	const { db } = event.locals;
	const town = await townOf(db, event.url);
	const rivers = await listRivers(db, town.code);
	const clock = (time_ms: number): string =>
		new Intl.DateTimeFormat('sv-SE', { timeZone: town.time_zone, dateStyle: 'short', timeStyle: 'short' })
			.format(time_ms)
			.replace(' ', 'T');
	return {
		form_id: randomUUID(),
		rivers: rivers.map(({ slug, name }) => ({ slug, name })),
		/** Times in the town's time zone, in the format of the fields. */
		started_at: clock(Date.now() - HOUR_MS),
		ended_at: clock(Date.now())
	};
};

export const actions: Actions = { default: patrolAction };
