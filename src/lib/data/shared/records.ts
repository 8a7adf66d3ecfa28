/** Editable records: read as stored, saved on top of the version that was read. */
import * as v from 'valibot';
import { FEATURE_CLASSES, type FeatureClass } from '../../domain/shared/feature-filter.ts';
import type { ColumnValues, EditableRecord } from '../../domain/shared/records/fields.ts';
import type { DataClient } from '../client.ts';
import { rpc, rpcOrRefusal, type Answer } from '../rpc.ts';

/** Refusals of the database. */
export const RECORD_REFUSALS = [
	'unknown_record',
	'changed_since',
	'unknown_field',
	'missing',
	'bad_value',
	'unknown_value',
	'too_long',
	'out_of_range',
	'gfa_within_far',
	'density_and_green_within_site',
	'reason_missing',
	'only_what_is_not_open_opens',
	'taken',
	'more_than_all',
	'not_allowed'
] as const;
export type RecordRefusal = (typeof RECORD_REFUSALS)[number];

export interface Saved {
	version: number;
	/** Changed columns; none when all values were equal already. */
	changed: readonly string[];
}

export const savedRecord = v.object({ version: v.number(), changed: v.array(v.string()) });
export type RecordSaved = Answer<Saved, RecordRefusal>;

/** Features use their own name for it. */
export const RECORD_ALIASES = { unknown_feature: 'unknown_record' } as const;

export const editable = {
	version: v.number(),
	values: v.record(v.string(), v.unknown()),
	last_change: v.number(),
	is_example: v.boolean()
};

export interface FeatureRecord extends EditableRecord {
	slug: string;
	class: FeatureClass;
	/** ISO time; null when it is as in its source. */
	correctedAt: string | null;
}

const featureRow = v.object({
	...editable,
	slug: v.string(),
	class: v.picklist(FEATURE_CLASSES),
	corrected_at: v.nullable(v.string())
});

/** @returns null when it does not exist or the user may not see it */
export async function getFeatureRecord(db: DataClient, town: string, slug: string): Promise<FeatureRecord | null> {
	const row = await rpc(db, 'feature_record', { p_town: town, p_slug: slug }, v.nullable(featureRow));
	if (!row) return null;
	const { last_change, is_example, corrected_at, ...record } = row;
	return { ...record, lastChange: last_change, isExample: is_example, correctedAt: corrected_at };
}

/**
 * @param version the one that was read
 * @param changes columns with their new values
 * @param reason the evidence, for the change log
 */
export async function saveFeature(
	db: DataClient,
	town: string,
	slug: string,
	version: number,
	changes: ColumnValues,
	reason: string
): Promise<RecordSaved> {
	const args = { p_town: town, p_slug: slug, p_version: version, p_changes: changes, p_reason: reason };
	return rpcOrRefusal(db, 'save_feature', args, savedRecord, RECORD_REFUSALS, RECORD_ALIASES);
}
