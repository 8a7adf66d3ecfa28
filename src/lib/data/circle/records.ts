/** Facilities and compounds for the lists and forms of the desk. */
import * as v from 'valibot';
import { facilityKindNames } from '../../domain/circle/kind-names.ts';
import { FACILITY_KINDS } from '../../domain/circle/kinds.ts';
import { FACILITY_STATES, type FacilityState } from '../../domain/circle/facility.ts';
import { VISIBILITIES, type Visibility } from '../../domain/shared/visibility.ts';
import type { ColumnValues, EditableRecord } from '../../domain/shared/records/fields.ts';
import type { DataClient } from '../client.ts';
import { rpc, rpcOrRefusal, unwrap } from '../rpc.ts';
import { editable, RECORD_REFUSALS, savedRecord, type RecordSaved } from '../shared/records.ts';

export const CIRCLE_TABLES = ['facilities', 'compounds'] as const;
export type CircleTable = (typeof CIRCLE_TABLES)[number];

export interface CircleRecord extends EditableRecord {
	id: number;
	code: string;
	/** The import it came with: the next one of the same name replaces it. */
	origin: { kind: string; name: string; loadedAt: string } | null;
}

const recordRow = v.object({
	...editable,
	id: v.number(),
	code: v.string(),
	origin: v.nullable(v.object({ kind: v.string(), name: v.string(), loaded_at: v.string() }))
});

/** @returns null when it does not exist or the user may not see it */
export async function getCircleRecord(
	db: DataClient,
	town: string,
	table: CircleTable,
	id: number
): Promise<CircleRecord | null> {
	const call = table === 'facilities' ? 'circle_facility_record' : 'compound_record';
	const row = await rpc(db, call, { p_town: town, p_id: id }, v.nullable(recordRow));
	if (!row) return null;
	const { last_change, is_example, origin, ...record } = row;
	return {
		...record,
		lastChange: last_change,
		isExample: is_example,
		origin: origin && { kind: origin.kind, name: origin.name, loadedAt: origin.loaded_at }
	};
}

/** As saveFeature, for a facility or a compound. */
export async function saveCircleRecord(
	db: DataClient,
	town: string,
	{ table, id }: { table: CircleTable; id: number },
	version: number,
	changes: ColumnValues,
	reason: string
): Promise<RecordSaved> {
	const call = table === 'facilities' ? 'save_circle_facility' : 'save_compound';
	const args = { p_town: town, p_id: id, p_version: version, p_changes: changes, p_reason: reason };
	return rpcOrRefusal(db, call, args, savedRecord, RECORD_REFUSALS);
}

export interface CircleRow {
	id: number;
	code: string;
	name: string | null;
	kind: string | null;
	state: FacilityState | null;
	opens: string | null;
	population: number | null;
	/** Too few people to be public. */
	suppressed: boolean;
	visibility: Visibility;
	is_example: boolean;
}

const list = v.object({
	all: v.number(),
	rows: v.array(
		v.object({
			id: v.number(),
			code: v.string(),
			name: v.nullable(v.string()),
			kind: v.nullable(v.string()),
			state: v.nullable(v.picklist(FACILITY_STATES)),
			opens: v.nullable(v.string()),
			population: v.nullable(v.number()),
			suppressed: v.boolean(),
			visibility: v.picklist(VISIBILITIES),
			is_example: v.boolean()
		})
	)
});

/** Kinds of the catalogue whose name contains a word; none for an empty one, which matches everything anyway. */
function kindsNamed(search: string): string[] {
	const word = search.trim().toLowerCase();
	if (word === '') return [];
	return [...FACILITY_KINDS.values()]
		.filter((kind) => [kind.id, ...facilityKindNames(kind)].some((name) => name.toLowerCase().includes(word)))
		.map(({ id }) => id);
}

/** Records whose name, code or kind (by its name in the catalogue) contains `search`, by name. @param count at most 200 */
export async function listCircleRecords(
	db: DataClient,
	town: string,
	table: CircleTable,
	search: string,
	from: number,
	count: number
): Promise<{ all: number; rows: CircleRow[] }> {
	return rpc(
		db,
		'circle_records',
		{
			p_town: town,
			p_of: table,
			p_search: search,
			p_kinds: kindsNamed(search),
			p_from: from,
			p_count: count
		},
		list
	);
}

const servingRow = v.object({ feature_id: v.number(), kind: v.string() });

/** The town's features that serve the circle, with their kinds: they open by their status. */
export async function listServingFeatures(
	db: DataClient,
	town: string
): Promise<{ featureId: number; kind: string }[]> {
	const answer = await db.from('feature_circle_kinds').select('feature_id, kind').eq('town_code', town);
	return unwrap(answer, v.array(servingRow)).map(({ feature_id, kind }) => ({ featureId: feature_id, kind }));
}
