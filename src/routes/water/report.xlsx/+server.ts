import { workbookDownload } from '$lib/server/http/download.ts';
import { exportRequest, sheetWorkbook } from '$lib/server/water/exports.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { db }, url }) => {
	const asked = await exportRequest(db, url.searchParams);
	return workbookDownload(await sheetWorkbook(db, asked), `${asked.town.slug}-water-${asked.month}.xlsx`);
};
