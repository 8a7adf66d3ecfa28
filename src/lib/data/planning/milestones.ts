import * as v from 'valibot';
import {
	DUE_PRECISIONS,
	type DuePrecision,
	type Milestone,
	type MilestonesAhead
} from '../../domain/planning/milestones/milestone.ts';
import { VISIBILITIES, type Visibility } from '../../domain/shared/visibility.ts';
import { FEATURE_CLASSES } from '../../domain/shared/feature-filter.ts';
import type { Language } from '../../i18n/shared/languages.ts';
import type { DataClient } from '../client.ts';
import { rpc, rpcOrRefusal, type Answer } from '../rpc.ts';
import { optionalText, text } from '../shared/schemas.ts';

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
 * Milestones that the user may see, by their dates.
 * @param feature slug of the only feature wanted; null for all of the town
 */
export async function listMilestones(db: DataClient, town: string, feature: string | null): Promise<Milestone[]> {
	return rpc(db, 'milestone_list', { p_town: town, p_feature: feature }, v.array(milestone));
}

/** Milestone status of features as of a day, by their id: only of those with milestones. */
export async function milestonesAhead(
	db: DataClient,
	town: string,
	asOf: string
): Promise<ReadonlyMap<number, MilestonesAhead>> {
	const row = v.object({ feature_id: v.number(), next_due: v.nullable(v.string()) });
	const rows = await rpc(db, 'milestones_ahead', { p_town: town, p_as_of: asOf }, v.array(row));
	return new Map(rows.map(({ feature_id, next_due }) => [feature_id, { next_due }]));
}

/** Refusals of the database. */
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

const saved = v.object({ id: v.number(), version: v.number() });
export type MilestoneSaved = Answer<v.InferOutput<typeof saved>, MilestoneRefusal>;

/** A milestone with its version as read: after another change nothing is stored. */
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

/** Adds a milestone or changes one. */
export async function saveMilestone(db: DataClient, town: string, entry: MilestoneEntry): Promise<MilestoneSaved> {
	const args = {
		p_town: town,
		p_feature: entry.feature,
		p_id: entry.seen?.id ?? null,
		p_version: entry.seen?.version ?? null,
		p_title: entry.title,
		p_language: entry.language,
		p_unit: entry.unit,
		p_due: entry.due,
		p_precision: entry.precision,
		p_note: entry.note,
		p_document: entry.document,
		p_visibility: entry.visibility,
		p_event: entry.event,
		p_reason: entry.reason
	};
	return rpcOrRefusal(db, 'save_milestone', args, saved, MILESTONE_REFUSALS);
}

/** @param doneOn ISO date; null opens it again, which needs a reason */
export async function finishMilestone(
	db: DataClient,
	town: string,
	{ id, version }: SeenMilestone,
	doneOn: string | null,
	{ document, reason }: { document: string; reason: string }
): Promise<MilestoneSaved> {
	const args = {
		p_town: town,
		p_id: id,
		p_version: version,
		p_done_on: doneOn,
		p_document: document,
		p_reason: reason
	};
	return rpcOrRefusal(db, 'finish_milestone', args, saved, MILESTONE_REFUSALS);
}

export async function withdrawMilestone(
	db: DataClient,
	town: string,
	{ id, version }: SeenMilestone,
	reason: string
): Promise<MilestoneSaved> {
	const args = { p_town: town, p_id: id, p_version: version, p_reason: reason };
	return rpcOrRefusal(db, 'withdraw_milestone', args, saved, MILESTONE_REFUSALS);
}
