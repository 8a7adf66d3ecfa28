import * as v from 'valibot';
import type { DatePrecision } from '../../domain/planning/lifecycle/status.ts';
import { MOVES, type Move } from '../../domain/planning/lifecycle/move.ts';
import type { Visibility } from '../../domain/planning/feature.ts';
import type { Language } from '../../i18n/shared/languages.ts';
import type { DataClient } from '../client.ts';
import { unwrap } from '../shared/unwrap.ts';

/** Why the database would not record a move, in its own words for it. */
export const MOVE_REFUSALS = [
	'unknown_feature',
	'no_lifecycle',
	'unknown_stage',
	'same_stage',
	'reason_missing',
	'evidence_missing',
	'date_ahead',
	'date_before',
	'required_missing',
	'bad_field',
	'changed_since',
	'unknown_event',
	'revoked_already',
	'not_allowed'
] as const;
export type MoveRefusal = (typeof MOVE_REFUSALS)[number];

export interface StatusMove {
	feature: string;
	stage: string;
	/** ISO date: any day of the period. */
	date: string;
	precision: DatePrecision;
	document: string;
	documentNo: string;
	note: string;
	/** The language that the note is written in. */
	language: Language;
	visibility: Visibility;
	reason: string;
	/** The event that the person saw as the current one: where another has come since, nothing is recorded. */
	seen: number | null;
	/** What the stage asks for beyond that, by field. */
	fields?: Readonly<Record<string, string>>;
}

/** Why it was not recorded, and for which fields of the stage. */
export interface RefusedMove {
	refusal: MoveRefusal;
	fields?: readonly string[];
}

interface Refusable {
	error: { code?: string; hint?: string | null; details?: string | null; message: string } | null;
}

/** What the database refused knowingly; null for everything that `unwrap` has to judge. */
function refusalOf({ error }: Refusable): MoveRefusal | null {
	if (error?.code === '42501') return 'not_allowed';
	return MOVE_REFUSALS.find((refusal) => refusal === error?.hint) ?? null;
}

const moved = v.object({ id: v.number(), stage: v.string(), date: v.string(), move: v.picklist(MOVES) });

/** @returns the new event, or why there is none */
export async function moveStatus(
	db: DataClient,
	town: string,
	move: StatusMove
): Promise<{ id: number; move: Move } | RefusedMove> {
	const answer = await db.rpc('move_status', {
		p_town: town,
		p_feature: move.feature,
		p_stage: move.stage,
		p_date: move.date,
		p_precision: move.precision,
		p_document: move.document,
		p_document_no: move.documentNo,
		p_visibility: move.visibility,
		p_note: move.note,
		p_language: move.language,
		p_reason: move.reason,
		// Null for "nothing was known": the generated types do not know that an argument may be null.
		p_seen: move.seen as number,
		p_fields: { ...move.fields }
	});
	const refusal = refusalOf(answer);
	if (!refusal) return unwrap(answer, moved);
	const ofFields = refusal === 'required_missing' || refusal === 'bad_field';
	return ofFields ? { refusal, fields: (answer.error?.details ?? '').split(',').filter(Boolean) } : { refusal };
}

/** Takes an event back. @returns why not, or null when it was done */
export async function revertStatus(
	db: DataClient,
	town: string,
	event: number,
	reason: string
): Promise<MoveRefusal | null> {
	const answer = await db.rpc('revert_status', { p_town: town, p_event: event, p_reason: reason });
	const refusal = refusalOf(answer);
	if (!refusal) unwrap(answer, v.object({ id: v.number() }));
	return refusal;
}
