/** Recently changed records of a town; supabase/migrations/*_change_log.sql says who may read them. */
import * as v from 'valibot';
import type { Change, Editions, LiveTheme } from '../../domain/shared/live.ts';
import type { DataClient } from '../client.ts';
import { unwrap } from '../rpc.ts';

/** Number of editions that the database remembers. */
const REMEMBERED_EDITIONS = 1000;
/** With more records a map refetches everything. */
const MAX_ROWS = 300;

export interface TownEditions extends Editions {
	code: string;
}

/** Current edition of every town. */
export async function listEditions(db: DataClient): Promise<TownEditions[]> {
	const answer = await db.from('towns').select('code, edition, water_edition');
	const rows = unwrap(answer, v.array(v.object({ code: v.string(), edition: v.number(), water_edition: v.number() })));
	return rows.map(({ code, edition, water_edition }) => ({ code, records: edition, water: water_edition }));
}

const changeRow = v.object({
	theme: v.picklist(['planning', 'circle', 'water']),
	edition: v.number(),
	record: v.string()
});
type ChangeRow = v.InferOutput<typeof changeRow>;

/**
 * Changes of a town that the user may see, between two editions, one entry per theme.
 * @returns an empty list where only other records changed
 */
export async function changesBetween(db: DataClient, town: string, after: Editions, now: Editions): Promise<Change[]> {
	const changes = await Promise.all([
		moved(after.records, now.records, ['planning', 'circle'], () =>
			rowsAfter(db, town, after.records, ['planning', 'circle'])
		),
		moved(after.water, now.water, ['water'], () => rowsAfter(db, town, after.water, ['water']))
	]);
	return changes.flat();
}

async function moved(
	after: number,
	now: number,
	themes: readonly LiveTheme[],
	read: () => Promise<ChangeRow[]>
): Promise<Change[]> {
	if (after === now) return [];
	const everything = themes.map((theme): Change => ({ theme, edition: now, records: null }));
	// A lower edition: the town was loaded again. Too far behind: the oldest changes are deleted.
	if (after > now || now - after > REMEMBERED_EDITIONS) return everything;
	const rows = await read();
	if (rows.length >= MAX_ROWS) return everything;
	return themes.flatMap((theme): Change[] => {
		const own = rows.filter((row) => row.theme === theme);
		const records = [...new Set(own.map(({ record }) => record))];
		return own.length === 0 ? [] : [{ theme, edition: now, records: records.includes('') ? null : records }];
	});
}

/** Rows newer than `now` are reported again with the next call, which is harmless. */
async function rowsAfter(db: DataClient, town: string, edition: number, themes: LiveTheme[]): Promise<ChangeRow[]> {
	const answer = await db
		.from('recent_changes')
		.select('theme, edition, record')
		.eq('town_code', town)
		.in('theme', themes)
		.gt('edition', edition)
		.order('edition')
		.limit(MAX_ROWS);
	return unwrap(answer, v.array(changeRow));
}
