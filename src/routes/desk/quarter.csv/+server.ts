import { csvDownload } from '$lib/server/http/download.ts';
import { fileNameOf, loadQuarter, quarterTable } from '$lib/server/planning/quarter-board.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const request = await loadQuarter(event);
	return csvDownload(quarterTable(request), fileNameOf(request, 'csv'));
};
