import { listChanges } from '$lib/data/staff/change-log.ts';
import type { ChangeEntry } from '$lib/domain/staff/change.ts';
import { csv } from '$lib/server/api/csv.ts';
import { readLogRequest } from '$lib/server/staff/change-log-page.ts';
import type { RequestHandler } from './$types';

const STEP = 1000;
/** A file that a spreadsheet still opens. */
const MOST_ROWS = 100_000;
const HEADER = ['at', 'actor', 'table', 'record', 'action', 'before', 'after', 'reason'];

export const GET: RequestHandler = async (event) => {
	const { town, filter } = await readLogRequest(event);
	const rows: ChangeEntry[] = [];
	for (let from = 0; from < MOST_ROWS; from += STEP) {
		const { entries } = await listChanges(event.locals.db, town.code, filter, from, STEP);
		rows.push(...entries);
		if (entries.length < STEP) break;
	}
	const json = (value: Record<string, unknown> | null): string | null => value && JSON.stringify(value);
	const body = csv(
		HEADER,
		rows.map((row) => [
			row.at,
			row.actor_email,
			row.table_name,
			row.record,
			row.action,
			json(row.before),
			json(row.after),
			row.reason
		])
	);
	return new Response(body, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${town.slug}-changes.csv"`
		}
	});
};
