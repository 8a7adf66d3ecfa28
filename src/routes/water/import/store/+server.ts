import { json } from '@sveltejs/kit';
import { todayIn, townFor } from '$lib/server/shared/town-directory.ts';
import { statusOf, storeEntered } from '$lib/server/water/import/entered-samples.ts';
import { parseView } from '$lib/domain/shared/view-state.ts';
import type { RequestHandler } from './$types';

/** Stores the samples of a sheet or of the form: all of them or none. */
export const POST: RequestHandler = async ({ locals: { db }, url, request }) => {
	const body: unknown = await request.json().catch(() => null);
	const town = await townFor(db, parseView(url.searchParams).view.town);
	const answer = await storeEntered(db, town.code, body, todayIn(town));
	return json(answer, { status: statusOf(answer) });
};
