import { json } from '@sveltejs/kit';
import { townOf } from '$lib/server/shared/town-directory.ts';
import { importKnowledge } from '$lib/server/water/import/import-page.ts';
import type { RequestHandler } from './$types';

/** Data that the browser needs to read a sheet itself. */
export const GET: RequestHandler = async ({ locals: { db }, url }) => {
	const town = await townOf(db, url);
	return json(await importKnowledge(db, town.code), { headers: { 'cache-control': 'private, no-store' } });
};
