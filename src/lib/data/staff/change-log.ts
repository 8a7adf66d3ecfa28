import * as v from 'valibot';
import type { ChangeEntry, ChangeFilter, ChangeTable } from '../../domain/shared/change.ts';
import { CHANGE_ACTIONS, CHANGE_TABLES } from '../../domain/shared/change.ts';
import type { DataClient } from '../client.ts';
import { unwrap } from '../rpc.ts';

const values = v.nullable(v.record(v.string(), v.unknown()));

const entry = v.object({
	id: v.number(),
	at: v.string(),
	actor_email: v.nullable(v.string()),
	table_name: v.pipe(
		v.string(),
		v.transform((name): ChangeTable => CHANGE_TABLES.find((table) => table === name) ?? 'other')
	),
	record: v.string(),
	action: v.picklist(CHANGE_ACTIONS),
	before: values,
	after: values,
	reason: v.nullable(v.string())
});

/** PostgREST returns at most a thousand rows at a time. */
const MAX_ROWS = 1000;

/** Escapes a value in a filter of several parts. */
const PLAIN = /^[\w-]+$/;

function ofRecord<Query extends { ilike(column: 'record', pattern: string): Query; or(filters: string): Query }>(
	query: Query,
	{ record, named = [] }: ChangeFilter
): Query {
	if (!record) return query;
	const found = named.filter((code) => PLAIN.test(code));
	if (found.length === 0) return query.ilike('record', `%${record.replace(/[%_\\]/g, '\\$&')}%`);
	const codes = found.flatMap((code) => [`record.eq.${code}`, `record.like.${code}/*`]);
	return query.or([...codes, ...(PLAIN.test(record) ? [`record.ilike.*${record}*`] : [])].join(','));
}

/**
 * Changes of a town that the user may read, latest first.
 * @param from number of entries to skip; @param count at most a thousand
 * @returns the entries, and their total number
 */
export async function listChanges(
	db: DataClient,
	town: string,
	filter: ChangeFilter,
	from: number,
	count: number
): Promise<{ entries: ChangeEntry[]; all: number }> {
	let query = db
		.from('change_log')
		.select('id, at, actor_email, table_name, record, action, before, after, reason', { count: 'exact' })
		.eq('town_code', town);
	if (filter.person === 'machine') query = query.is('actor', null);
	else if (filter.person) query = query.eq('actor_email', filter.person);
	if (filter.table) query = query.eq('table_name', filter.table);
	query = ofRecord(query, filter);
	if (filter.since) query = query.gte('at', filter.since);
	if (filter.until) query = query.lt('at', filter.until);
	const answer = await query.order('id', { ascending: false }).range(from, from + Math.min(count, MAX_ROWS) - 1);
	return { entries: unwrap(answer, v.array(entry)), all: answer.count ?? 0 };
}

/**
 * Changes of one record after a known entry, latest first.
 * @param tables whose rows make up the record; @param since number of the last entry known, 0 for none
 */
export async function listChangesOf(
	db: DataClient,
	town: string,
	tables: readonly ChangeTable[],
	record: string,
	since: number,
	count: number
): Promise<ChangeEntry[]> {
	const answer = await db
		.from('change_log')
		.select('id, at, actor_email, table_name, record, action, before, after, reason')
		.eq('town_code', town)
		.in('table_name', tables)
		.eq('record', record)
		.gt('id', since)
		.order('id', { ascending: false })
		.limit(count);
	return unwrap(answer, v.array(entry));
}
