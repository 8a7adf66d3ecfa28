/** Outfalls and patrols, edited by staff of role water and admin. */
import type { Point } from 'geojson';
import * as v from 'valibot';
import type { LonLat } from '../../domain/shared/geo/geodesy.ts';
import { FINDING_STATES, type FindingState } from '../../domain/water/finding.ts';
import { type OutfallState, OUTFALL_STATES, SECTION_LEVELS } from '../../domain/water/section.ts';
import type { Language } from '../../i18n/shared/languages.ts';
import type { Visibility } from '../../domain/shared/visibility.ts';
import type { DataClient } from '../client.ts';
import { shownPhoto, type PhotoRecord } from './photos.ts';
import { rpc, rpcOrRefusal, type Answer } from '../rpc.ts';
import { optionalText, text } from '../shared/schemas.ts';

/** Why the database would not store it. */
export const WATER_REFUSALS = [
	'unknown_outfall',
	'unknown_river',
	'unknown_patrol',
	'unknown_finding',
	'unknown_photo',
	'not_for_public',
	'not_next',
	'reason_missing',
	'acceptor_missing',
	'evidence_missing',
	'hand_missing',
	'name_missing',
	'title_missing',
	'description_missing',
	'place_missing',
	'outside_town',
	'date_ahead',
	'date_before',
	'bad_times',
	'too_many_photos',
	'changed_since',
	'not_allowed'
] as const;
export type WaterRefusal = (typeof WATER_REFUSALS)[number];

const evidence = v.array(
	v.union([
		text,
		v.pipe(
			v.string(),
			v.transform((zh) => ({ zh }))
		)
	])
);
const outfallEvent = v.object({
	id: v.number(),
	state: v.picklist(OUTFALL_STATES),
	date: v.string(),
	accepted_by: optionalText,
	evidence,
	note: optionalText,
	photos: v.array(shownPhoto)
});
export type OutfallStep = v.InferOutput<typeof outfallEvent>;

/** Every event of an outfall with its photos, oldest first, as the user may see them. */
export async function outfallHistory(db: DataClient, town: string, slug: string): Promise<OutfallStep[]> {
	return rpc(db, 'outfall_history', { p_town: town, p_slug: slug }, v.array(outfallEvent));
}

export interface OutfallMove {
	slug: string;
	state: OutfallState;
	date: string;
	acceptedBy: string;
	/** One piece a line. */
	evidence: string;
	note: string;
	language: Language;
	/** The event that the person saw as the current one. */
	seen: number | null;
}

const identified = v.object({ id: v.number() });

export async function moveOutfall(
	db: DataClient,
	town: string,
	move: OutfallMove,
	photos: readonly PhotoRecord[]
): Promise<Answer<{ id: number }, WaterRefusal>> {
	const args = {
		p_town: town,
		p_slug: move.slug,
		p_state: move.state,
		p_date: move.date,
		p_accepted_by: move.acceptedBy,
		p_evidence: move.evidence,
		p_note: move.note,
		p_language: move.language,
		p_seen: move.seen,
		p_photos: photos
	};
	return rpcOrRefusal(db, 'move_outfall', args, identified, WATER_REFUSALS);
}

export interface NewOutfall {
	name: string;
	river: string;
	visibility: Visibility;
	place: LonLat | null;
	accuracy_m: number;
	basis: string;
	date: string;
	note: string;
}

/** The identifier of the form as it was opened: sent twice, it answers with the record that the first one made. */
export interface FormIdentity {
	language: Language;
	form: string;
}

const madeOutfall = v.object({ slug: v.string(), again: v.boolean() });
const made = v.object({ id: v.number(), again: v.boolean() });
export type Made = Answer<v.InferOutput<typeof made>, WaterRefusal>;

export async function addOutfall(
	db: DataClient,
	town: string,
	outfall: NewOutfall,
	{ language, form }: FormIdentity,
	photos: readonly PhotoRecord[]
): Promise<Answer<v.InferOutput<typeof madeOutfall>, WaterRefusal>> {
	const args = { p_town: town, p_outfall: outfall, p_language: language, p_form: form, p_photos: photos };
	return rpcOrRefusal(db, 'add_outfall', args, madeOutfall, WATER_REFUSALS);
}

const step = v.object({
	id: v.number(),
	state: v.picklist(FINDING_STATES),
	date: v.string(),
	done_by: v.nullable(v.string()),
	note: optionalText,
	photos: v.array(shownPhoto)
});
const finding = v.object({
	id: v.number(),
	kind: v.string(),
	description: text,
	geometry: v.nullable(
		v.custom<Point>((value) => typeof value === 'object' && value !== null && 'coordinates' in value)
	),
	accuracy_m: v.nullable(v.number()),
	photos: v.array(shownPhoto),
	steps: v.array(step)
});
export type Finding = v.InferOutput<typeof finding>;
const patrol = v.object({
	id: v.number(),
	river: v.string(),
	chief_level: v.picklist(SECTION_LEVELS),
	chief_title: text,
	patroller: v.nullable(v.string()),
	started_at: v.string(),
	ended_at: v.string(),
	distance_m: v.nullable(v.number()),
	observations: v.record(v.string(), v.unknown()),
	is_example: v.boolean(),
	findings: v.array(finding)
});
export type Patrol = v.InferOutput<typeof patrol>;

/** Latest first, at most two hundred; those who are no staff of the town see none. */
export async function listPatrols(db: DataClient, town: string): Promise<Patrol[]> {
	return rpc(db, 'patrol_list', { p_town: town }, v.array(patrol));
}

export async function findPatrol(db: DataClient, town: string, id: number): Promise<Patrol | null> {
	return (await rpc(db, 'patrol_list', { p_town: town, p_patrol: id }, v.array(patrol)))[0] ?? null;
}

export interface NewPatrol {
	river: string;
	chief_level: string;
	chief_title: string;
	patroller: string;
	/** Times with the name of their zone, as the database reads them: `2026-03-05T09:00 Asia/Shanghai`. */
	started_at: string;
	ended_at: string;
	distance_m: number | null;
	/** By codes of the form. */
	observations: Readonly<Record<string, string>>;
}

export async function recordPatrol(
	db: DataClient,
	town: string,
	given: NewPatrol,
	{ language, form }: FormIdentity
): Promise<Made> {
	const args = { p_town: town, p_patrol: given, p_language: language, p_form: form };
	return rpcOrRefusal(db, 'record_patrol', args, made, WATER_REFUSALS);
}

export interface NewFinding {
	kind: string;
	description: string;
	place: LonLat | null;
	accuracy_m: number | null;
}

export async function addFinding(
	db: DataClient,
	town: string,
	{ patrol: id, ...given }: NewFinding & { patrol: number },
	{ language, form }: FormIdentity,
	photos: readonly PhotoRecord[]
): Promise<Made> {
	const args = {
		p_town: town,
		p_patrol: id,
		p_finding: given,
		p_language: language,
		p_form: form,
		p_photos: photos
	};
	return rpcOrRefusal(db, 'add_finding', args, made, WATER_REFUSALS);
}

export interface FindingMove {
	finding: number;
	state: FindingState;
	date: string;
	doneBy: string;
	note: string;
	language: Language;
	seen: number | null;
}

export async function moveFinding(
	db: DataClient,
	town: string,
	move: FindingMove,
	photos: readonly PhotoRecord[]
): Promise<Answer<{ id: number }, WaterRefusal>> {
	const args = {
		p_town: town,
		p_finding: move.finding,
		p_state: move.state,
		p_date: move.date,
		p_done_by: move.doneBy,
		p_note: move.note,
		p_language: move.language,
		p_seen: move.seen,
		p_photos: photos
	};
	return rpcOrRefusal(db, 'move_finding', args, identified, WATER_REFUSALS);
}

/** Records that a person has looked at a photo: public (no face, no number plate), or for staff only. */
export async function checkPhoto(
	db: DataClient,
	town: string,
	name: string,
	isPublic: boolean
): Promise<Answer<{ name: string }, WaterRefusal>> {
	const args = { p_town: town, p_name: name, p_public: isPublic };
	return rpcOrRefusal(db, 'check_photo', args, v.object({ name: v.string() }), WATER_REFUSALS);
}
