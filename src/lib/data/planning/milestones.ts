import * as v from 'valibot';
import {
	DUE_PRECISIONS,
	type DuePrecision,
	type Milestone,
	type MilestonesAhead
} from '../../domain/planning/milestones/milestone.ts';
import { FEATURE_CLASSES, VISIBILITIES, type Visibility } from '../../domain/planning/feature.ts';
import type { Language } from '../../i18n/shared/languages.ts';
import type { DataClient } from '../client.ts';
import { optionalText, text } from '../shared/schemas.ts';
import { unwrap } from '../shared/unwrap.ts';

const precision = v.picklist(DUE_PRECISIONS);

const milestone = v.object({
	id: v.number(),
	version: v.number(),
	title: text,
	unit: v.nullable(v.string()),
	due: v.string(),
	precision,
	done_on: v.nullable(v.string()),
	note: optionalText,
	document: v.nullable(v.string()),
	visibility: v.picklist(VISIBILITIES),
	from_event: v.nullable(v.number()),
	feature: v.object({ slug: v.string(), name: text, class: v.picklist(FEATURE_CLASSES), theme: v.string() }),
	dues: v.array(v.object({ due: v.string(), precision, on: v.string() }))
});

/**
 * Milestones that the asker may see, by their dates.
 * @param feature slug of the only feature wanted; null for all of the town
 */
export async function listMilestones(db: DataClient, town: string, feature: string | null): Promise<Milestone[]> {
	// The generated types do not know that an argument may be null.
	const answer = await db.rpc('milestone_list', { p_town: town, p_feature: feature as string });
	return unwrap(answer, v.array(milestone));
}

/** How features stand with their milestones as of a day, by their id: only those that have any. */
export async function milestonesAhead(
	db: DataClient,
	town: string,
	asOf: string
): Promise<ReadonlyMap<number, MilestonesAhead>> {
	const answer = await db.rpc('milestones_ahead', { p_town: town, p_as_of: asOf });
	const rows = unwrap(answer, v.array(v.object({ feature_id: v.number(), next_due: v.nullable(v.string()) })));
	return new Map(rows.map(({ feature_id, next_due }) => [feature_id, { next_due }]));
}

/** Why the database would not record it, in its own words. */
export const MILESTONE_REFUSALS = [
	'unknown_feature',
	'unknown_milestone',
	'unknown_event',
	'title_missing',
	'reason_missing',
	'date_ahead',
	'changed_since',
	'there_already',
	'not_allowed'
] as const;
export type MilestoneRefusal = (typeof MILESTONE_REFUSALS)[number];

interface Refusable {
	error: { code?: string; hint?: string | null; message: string } | null;
}

function refusalOf({ error }: Refusable): MilestoneRefusal | null {
	if (error?.code === '42501') return 'not_allowed';
	return MILESTONE_REFUSALS.find((refusal) => refusal === error?.hint) ?? null;
}

const saved = v.object({ id: v.number(), version: v.number() });
export type MilestoneSaved = v.InferOutput<typeof saved> | { refusal: MilestoneRefusal };

/** A milestone as it was seen: where somebody has changed it since, nothing is recorded. */
export interface SeenMilestone {
	id: number;
	version: number;
}

export interface MilestoneEntry {
	feature: string;
	/** Null: a new one. */
	seen: SeenMilestone | null;
	title: string;
	/** The language that title and note are written in. */
	language: Language;
	unit: string;
	/** ISO date: any day of the period. */
	due: string;
	precision: DuePrecision;
	note: string;
	document: string;
	visibility: Visibility;
	/** The promise a new one is made from. */
	event: number | null;
	reason: string;
}

interface Answered extends Refusable {
	data: unknown;
}

function outcome(answer: Answered): MilestoneSaved {
	const refusal = refusalOf(answer);
	return refusal ? { refusal } : unwrap(answer, saved);
}

/** Adds a milestone or changes one. */
export async function saveMilestone(db: DataClient, town: string, entry: MilestoneEntry): Promise<MilestoneSaved> {
	return outcome(
		await db.rpc('save_milestone', {
			p_town: town,
			p_feature: entry.feature,
			// Null for a new one and for no promise, which the generated types do not know of.
			p_id: (entry.seen?.id ?? null) as number,
			p_version: (entry.seen?.version ?? null) as number,
			p_title: entry.title,
			p_language: entry.language,
			p_unit: entry.unit,
			p_due: entry.due,
			p_precision: entry.precision,
			p_note: entry.note,
			p_document: entry.document,
			p_visibility: entry.visibility,
			p_event: entry.event as number,
			p_reason: entry.reason
		})
	);
}

/** @param doneOn ISO date; null opens it again, which needs a reason */
export async function finishMilestone(
	db: DataClient,
	town: string,
	{ id, version }: SeenMilestone,
	doneOn: string | null,
	{ document, reason }: { document: string; reason: string }
): Promise<MilestoneSaved> {
	return outcome(
		await db.rpc('finish_milestone', {
			p_town: town,
			p_id: id,
			p_version: version,
			p_done_on: doneOn as string,
			p_document: document,
			p_reason: reason
		})
	);
}

export async function withdrawMilestone(
	db: DataClient,
	town: string,
	{ id, version }: SeenMilestone,
	reason: string
): Promise<MilestoneSaved> {
	return outcome(await db.rpc('withdraw_milestone', { p_town: town, p_id: id, p_version: version, p_reason: reason }));
}
