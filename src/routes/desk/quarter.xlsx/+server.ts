import { fileNameOf, loadQuarter, quarterAsXlsx } from '$lib/server/planning/quarter-board.ts';
import { download, XLSX_TYPE } from '$lib/server/water/exports.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const request = await loadQuarter(event);
	return download(await quarterAsXlsx(request), XLSX_TYPE, fileNameOf(request, 'xlsx'));
};
