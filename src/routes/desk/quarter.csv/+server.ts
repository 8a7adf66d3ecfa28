import { fileNameOf, loadQuarter, quarterAsCsv } from '$lib/server/planning/quarter-board.ts';
import { CSV_TYPE, download } from '$lib/server/water/exports.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const request = await loadQuarter(event);
	return download(quarterAsCsv(request), CSV_TYPE, fileNameOf(request, 'csv'));
};
