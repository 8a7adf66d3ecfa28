import { json } from '@sveltejs/kit';
import { townFor } from '$lib/server/shared/town-directory.ts';
import { importKnowledge } from '$lib/server/water/import/import-page.ts';
import { parseView } from '$lib/domain/shared/view-state.ts';
import type { RequestHandler } from './$types';

/** What the browser needs to read a sheet by itself. */
export const GET: RequestHandler = async ({ locals: { db }, url }) => {
	const town = await townFor(db, parseView(url.searchParams).view.town);
	return json(await importKnowledge(db, town.code), { headers: { 'cache-control': 'private, no-store' } });
};
