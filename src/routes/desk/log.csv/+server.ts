import { listChanges } from '$lib/data/staff/change-log.ts';
import type { ChangeEntry } from '$lib/domain/shared/change.ts';
import { csvDownload } from '$lib/server/http/download.ts';
import { readLogRequest } from '$lib/server/staff/change-log-page.ts';
import type { RequestHandler } from './$types';

const STEP = 1000;
/** Maximum rows of a file that a spreadsheet can open. */
const MAX_ROWS = 100_000;
const HEADER = ['at', 'actor', 'table', 'record', 'action', 'before', 'after', 'reason'];

export const GET: RequestHandler = async (event) => {
	const { town, filter } = await readLogRequest(event);
	const rows: ChangeEntry[] = [];
	for (let from = 0; from < MAX_ROWS; from += STEP) {
		const { entries } = await listChanges(event.locals.db, town.code, filter, from, STEP);
		rows.push(...entries);
		if (entries.length < STEP) break;
	}
	const json = (value: Record<string, unknown> | null): string | null => value && JSON.stringify(value);
	const table = rows.map(({ at, actor_email, table_name, record, action, before, after, reason }) => [
		...[at, actor_email, table_name, record, action],
		...[json(before), json(after), reason]
	]);
	return csvDownload({ header: HEADER, rows: table }, `${town.slug}-changes.csv`);
};
