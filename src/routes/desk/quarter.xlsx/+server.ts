import { workbookDownload } from '$lib/server/http/download.ts';
import { fileNameOf, loadQuarter, quarterWorkbook } from '$lib/server/planning/quarter-board.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const request = await loadQuarter(event);
	return workbookDownload(quarterWorkbook(request), fileNameOf(request, 'xlsx'));
};
