import { csvDownload } from '$lib/server/http/download.ts';
import { exportRequest, sheetTable } from '$lib/server/water/exports.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { db }, url }) => {
	const asked = await exportRequest(db, url.searchParams);
	return csvDownload(await sheetTable(db, asked), `${asked.town.slug}-water-${asked.month}.csv`);
};
