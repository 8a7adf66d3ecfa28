import { askedFor, CSV_TYPE, download, sheetAsCsv } from '$lib/server/water/exports.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { db }, url }) => {
	const asked = await askedFor(db, url.searchParams);
	return download(await sheetAsCsv(db, asked), CSV_TYPE, `${asked.town.slug}-water-${asked.month}.csv`);
};
