/** Outfalls and patrols as staff of role water and admin keep them. */
import type { Point } from 'geojson';
import * as v from 'valibot';
import { FINDING_STATES, type FindingState } from '../../domain/water/finding.ts';
import { type OutfallState, OUTFALL_STATES, SECTION_LEVELS } from '../../domain/water/section.ts';
import type { Language } from '../../domain/shared/text.ts';
import type { Visibility } from '../../domain/planning/feature.ts';
import type { DataClient } from '../client.ts';
import type { Json } from '../database.types.ts';
import { shownPhoto, type PhotoRecord } from './photos.ts';
import { optionalText, text } from '../shared/schemas.ts';
import { unwrap } from '../shared/unwrap.ts';

/** Why the database would not keep something, in its own words for it. */
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

type Refused = { refusal: WaterRefusal };
interface Answer {
	data: unknown;
	error: { code?: string; hint?: string | null; message: string } | null;
}

/** What the database refused knowingly, or what it answered. */
function told<const S extends v.GenericSchema>(answer: Answer, schema: S): v.InferOutput<S> | Refused {
	const refusal = WATER_REFUSALS.find((known) => known === answer.error?.hint);
	if (refusal) return { refusal };
	if (answer.error?.code === '42501') return { refusal: 'not_allowed' };
	return unwrap(answer, schema);
}

const json = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

export interface Place {
	lon: number;
	lat: number;
}

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

/** Every event of an outfall with its photos, oldest first, as the asker may see them. */
export async function outfallHistory(db: DataClient, town: string, slug: string): Promise<OutfallStep[]> {
	return unwrap(await db.rpc('outfall_history', { p_town: town, p_slug: slug }), v.array(outfallEvent));
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

export async function moveOutfall(
	db: DataClient,
	town: string,
	move: OutfallMove,
	photos: readonly PhotoRecord[]
): Promise<{ id: number } | Refused> {
	const answer = await db.rpc('move_outfall', {
		p_town: town,
		p_slug: move.slug,
		p_state: move.state,
		p_date: move.date,
		p_accepted_by: move.acceptedBy,
		p_evidence: move.evidence,
		p_note: move.note,
		p_language: move.language,
		// Null for "nothing was known": the generated types do not know that an argument may be null.
		p_seen: move.seen as number,
		p_photos: json(photos)
	});
	return told(answer, v.object({ id: v.number() }));
}

export interface NewOutfall {
	name: string;
	river: string;
	visibility: Visibility;
	place: Place | null;
	accuracy_m: number;
	basis: string;
	date: string;
	note: string;
}

const made = v.object({ again: v.boolean() });

/** @param form its own number: the same form sent again answers what the first one made */
export async function addOutfall(
	db: DataClient,
	town: string,
	outfall: NewOutfall,
	{ language, form }: { language: Language; form: string },
	photos: readonly PhotoRecord[]
): Promise<{ slug: string; again: boolean } | Refused> {
	const answer = await db.rpc('add_outfall', {
		p_town: town,
		p_outfall: json(outfall),
		p_language: language,
		p_form: form,
		p_photos: json(photos)
	});
	return told(answer, v.object({ ...made.entries, slug: v.string() }));
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
	return unwrap(await db.rpc('patrol_list', { p_town: town }), v.array(patrol));
}

export async function findPatrol(db: DataClient, town: string, id: number): Promise<Patrol | null> {
	return unwrap(await db.rpc('patrol_list', { p_town: town, p_patrol: id }), v.array(patrol))[0] ?? null;
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
	{ language, form }: { language: Language; form: string }
): Promise<{ id: number; again: boolean } | Refused> {
	const answer = await db.rpc('record_patrol', {
		p_town: town,
		p_patrol: json(given),
		p_language: language,
		p_form: form
	});
	return told(answer, v.object({ ...made.entries, id: v.number() }));
}

export interface NewFinding {
	kind: string;
	description: string;
	place: Place | null;
	accuracy_m: number | null;
}

export async function addFinding(
	db: DataClient,
	town: string,
	{ patrol: id, ...given }: NewFinding & { patrol: number },
	{ language, form }: { language: Language; form: string },
	photos: readonly PhotoRecord[]
): Promise<{ id: number; again: boolean } | Refused> {
	const answer = await db.rpc('add_finding', {
		p_town: town,
		p_patrol: id,
		p_finding: json(given),
		p_language: language,
		p_form: form,
		p_photos: json(photos)
	});
	return told(answer, v.object({ ...made.entries, id: v.number() }));
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
): Promise<{ id: number } | Refused> {
	const answer = await db.rpc('move_finding', {
		p_town: town,
		p_finding: move.finding,
		p_state: move.state,
		p_date: move.date,
		p_done_by: move.doneBy,
		p_note: move.note,
		p_language: move.language,
		p_seen: move.seen as number,
		p_photos: json(photos)
	});
	return told(answer, v.object({ id: v.number() }));
}

/** A person has looked: everybody may see it (no face, no number plate), or only staff. */
export async function checkPhoto(
	db: DataClient,
	town: string,
	name: string,
	isPublic: boolean
): Promise<{ name: string } | Refused> {
	const answer = await db.rpc('check_photo', { p_town: town, p_name: name, p_public: isPublic });
	return told(answer, v.object({ name: v.string() }));
}
