import { MOVE_REFUSALS, type MoveRefusal } from '../../domain/planning/lifecycle/move-refusal.ts';
import * as v from 'valibot';
import type { DatePrecision } from '../../domain/shared/statement.ts';
import { MOVES, type Move } from '../../domain/planning/lifecycle/move.ts';
import type { Visibility } from '../../domain/shared/visibility.ts';
import type { Language } from '../../i18n/shared/languages.ts';
import type { DataClient } from '../client.ts';
import { rpcOrRefusal, type Answer } from '../rpc.ts';

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
	/** The current event as the user saw it: where another has come since, nothing is recorded. */
	seen: number | null;
	/** Further fields required by the stage. */
	fields?: Readonly<Record<string, string>>;
}

const moved = v.object({ id: v.number(), stage: v.string(), date: v.string(), move: v.picklist(MOVES) });

/** With the new event. */
export async function moveStatus(
	db: DataClient,
	town: string,
	move: StatusMove
): Promise<Answer<{ id: number; move: Move }, MoveRefusal>> {
	const args = {
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
		p_seen: move.seen,
		p_fields: move.fields ?? {}
	};
	return rpcOrRefusal(db, 'move_status', args, moved, MOVE_REFUSALS);
}

/** Revokes an event. */
export async function revertStatus(
	db: DataClient,
	town: string,
	event: number,
	reason: string
): Promise<Answer<{ id: number }, MoveRefusal>> {
	const args = { p_town: town, p_event: event, p_reason: reason };
	return rpcOrRefusal(db, 'revert_status', args, v.object({ id: v.number() }), MOVE_REFUSALS);
}
