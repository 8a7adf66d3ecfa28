import { askedFor, download, sheetAsXlsx, XLSX_TYPE } from '$lib/server/water/exports.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { db }, url }) => {
	const asked = await askedFor(db, url.searchParams);
	return download(await sheetAsXlsx(db, asked), XLSX_TYPE, `${asked.town.slug}-water-${asked.month}.xlsx`);
};
