import { coverageTable } from '$lib/server/circle/exports.ts';
import { csvDownload } from '$lib/server/http/download.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { db }, url }) => {
	const { town, table } = await coverageTable(db, url.searchParams);
	return csvDownload(table, `${town.slug}-coverage.csv`);
};
