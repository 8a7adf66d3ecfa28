import { json } from '@sveltejs/kit';
import { todayIn, townOf } from '$lib/server/shared/town-directory.ts';
import { statusOf, storeEntered } from '$lib/server/water/import/entered-samples.ts';
import type { RequestHandler } from './$types';

/** Stores the samples of a sheet or of the form: all of them or none. */
export const POST: RequestHandler = async ({ locals: { db }, url, request }) => {
	const body: unknown = await request.json().catch(() => null);
	const town = await townOf(db, url);
	const answer = await storeEntered(db, town.code, body, todayIn(town));
	return json(answer, { status: statusOf(answer) });
};
