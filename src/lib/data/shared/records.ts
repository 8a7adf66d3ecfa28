/** Records that staff edit: read as they are stored, saved on top of the version that was read. */
import * as v from 'valibot';
import { FEATURE_CLASSES, type FeatureClass } from '../../domain/planning/feature.ts';
import type { ColumnValues, EditableRecord } from '../../domain/shared/records/fields.ts';
import type { DataClient } from '../client.ts';
import type { Json } from '../database.types.ts';
import { unwrap } from './unwrap.ts';

/** Why the database would not store a change, in its own words for it. */
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

export interface Refused {
	refusal: RecordRefusal;
	/** The column it is about. */
	column: string | null;
}

export interface Saved {
	version: number;
	/** Columns that have another value now; none when all of it was there already. */
	changed: readonly string[];
}

interface Answer {
	data: unknown;
	error: { code?: string; hint?: string | null; details?: string | null; message: string } | null;
}

const saved = v.object({ version: v.number(), changed: v.array(v.string()) });

/** What the database refused knowingly; everything else is for `unwrap` to judge. */
export function savedOrRefused(answer: Answer): Saved | Refused {
	const { error } = answer;
	if (error?.code === '42501') return { refusal: 'not_allowed', column: null };
	if (error?.hint === 'unknown_feature') return { refusal: 'unknown_record', column: null };
	const refusal = RECORD_REFUSALS.find((known) => known === error?.hint);
	return refusal ? { refusal, column: error?.details || null } : unwrap(answer, saved);
}

export const editable = {
	version: v.number(),
	values: v.record(v.string(), v.unknown()),
	last_change: v.number(),
	is_example: v.boolean()
};

export interface FeatureRecord extends EditableRecord {
	slug: string;
	class: FeatureClass;
	/** ISO time; null when it is as its source has it. */
	correctedAt: string | null;
}

const featureRow = v.object({
	...editable,
	slug: v.string(),
	class: v.picklist(FEATURE_CLASSES),
	corrected_at: v.nullable(v.string())
});

/** @returns null when it is not there or the asker may not see it */
export async function getFeatureRecord(db: DataClient, town: string, slug: string): Promise<FeatureRecord | null> {
	const answer = await db.rpc('feature_record', { p_town: town, p_slug: slug });
	const row = unwrap(answer, v.nullable(featureRow));
	if (!row) return null;
	const { last_change, is_example, corrected_at, ...record } = row;
	return { ...record, lastChange: last_change, isExample: is_example, correctedAt: corrected_at };
}

/**
 * @param version the one that was read
 * @param changes columns with their new values
 * @param reason what shows it, for the change log
 */
export async function saveFeature(
	db: DataClient,
	town: string,
	slug: string,
	version: number,
	changes: ColumnValues,
	reason: string
): Promise<Saved | Refused> {
	return savedOrRefused(
		await db.rpc('save_feature', {
			p_town: town,
			p_slug: slug,
			p_version: version,
			p_changes: changes as Json,
			p_reason: reason
		})
	);
}
