import { coverageCsv } from '$lib/server/circle/exports.ts';
import { CSV_TYPE, download } from '$lib/server/water/exports.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { db }, url }) => {
	const { town, body } = await coverageCsv(db, url.searchParams);
	return download(body, CSV_TYPE, `${town.slug}-coverage.csv`);
};
