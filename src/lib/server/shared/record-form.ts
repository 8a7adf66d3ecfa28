/**
 * The form of a record: read, saved on top of the version it was opened on, and kept as it was typed when it is refused.
 * When somebody else was first, it comes back with all three versions, to be merged and sent again.
 */
import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import type { RecordRefusal, Refused, Saved } from '../../data/shared/records.ts';
import { DataUnavailable } from '../../data/shared/unwrap.ts';
import { may } from '../../domain/staff/access.ts';
import type { ChangeEntry } from '../../domain/staff/change.ts';
import type { ProposedFacts } from '../../domain/planning/proposals/proposal.ts';
import {
	changesOf,
	problemIn,
	tidied,
	valuesOf,
	type ColumnValues,
	type EditableRecord,
	type Field,
	type FieldProblem,
	type FieldValues
} from '../../domain/shared/records/fields.ts';
import { resolve, SIDES, type Side, type ThreeVersions } from '../../domain/shared/records/merge.ts';
import { parseView, viewQuery } from '../../domain/shared/view-state.ts';
import { forgetKept } from '../cache/cached.ts';

export type RecordProblem =
	RecordRefusal | FieldProblem | 'proposal_gone' | 'signed_out' | 'unavailable' | 'open_choice';

/** What shows that the new values are right; it goes into the change log. */
export interface Evidence {
	document: string;
	document_no: string;
	note: string;
}

/** What a form holds besides what it shows. */
export interface RecordForm {
	fields: readonly Field[];
	version: number;
	lastChange: number;
	/** The values that it was opened on. */
	base: FieldValues;
	values: FieldValues;
	evidence: Evidence;
}

export interface RecordConflict {
	versions: ThreeVersions;
	/** What was done since the form was opened, latest first. */
	changes: ChangeEntry[];
	/** Which side was chosen already, by field. */
	picks: Readonly<Record<string, Side>>;
}

export interface RecordAnswer {
	problem: RecordProblem | null;
	/** Name of a field or column; null where it is about none. */
	field: string | null;
	/** Null when nobody could say what the record is. */
	form: RecordForm | null;
	conflict: RecordConflict | null;
}

/** A proposal that cannot be changed any more. */
type RefusedChange = { refusal: 'proposal_gone'; column: null };

/** How a kind of record is read and stored. */
export interface RecordDoor<R extends EditableRecord> {
	read(): Promise<R | null>;
	fieldsOf(record: R): readonly Field[];
	save(version: number, changes: ColumnValues, reason: string): Promise<Saved | Refused | RefusedChange>;
	/** What the log says was done to it after an entry. */
	changesSince(record: R, lastChange: number): Promise<ChangeEntry[]>;
	/** What follows from what was typed. */
	settle?(values: FieldValues): FieldValues;
}

const LONGEST_TYPED = 20_000;
const LONGEST = { document: 200, document_no: 100, note: 600 } as const;
const STATUS_OF: Partial<Record<RecordProblem, number>> = {
	signed_out: 401,
	not_allowed: 403,
	unknown_record: 404,
	changed_since: 409,
	proposal_gone: 409,
	open_choice: 409,
	unavailable: 503
};

const NOTHING: Evidence = { document: '', document_no: '', note: '' };

export function openForm(record: EditableRecord, fields: readonly Field[]): RecordForm {
	const values = valuesOf(fields, record.values);
	return {
		fields,
		version: record.version,
		lastChange: record.lastChange,
		base: values,
		values,
		evidence: NOTHING
	};
}

/** The form as it was when it was proposed, on top of what the record is now. */
export function proposedRecordForm(
	opened: RecordForm,
	record: EditableRecord,
	{ changes, evidence = { ...NOTHING, why: '' } }: ProposedFacts
): RecordForm {
	const { document, document_no, note } = evidence;
	return {
		...opened,
		values: valuesOf(opened.fields, { ...record.values, ...changes }),
		evidence: { document, document_no, note }
	};
}

const typed = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value.trim().slice(0, LONGEST_TYPED) : '';
};
const number = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
const texts = v.record(v.string(), v.pipe(v.string(), v.maxLength(LONGEST_TYPED)));
const versionsShape = v.object({ base: texts, theirs: texts, mine: texts });

function parsed<const S extends v.GenericSchema>(schema: S, json: string): v.InferOutput<S> | null {
	try {
		const read = v.safeParse(schema, JSON.parse(json));
		return read.success ? read.output : null;
	} catch {
		return null;
	}
}

export const evidenceIn = (form: FormData): Evidence => ({
	document: typed(form, 'document'),
	document_no: typed(form, 'document_no'),
	note: typed(form, 'note')
});

/** One line for the log: the document with its number, then the note. */
export const reasonOf = ({ document, document_no, note }: Evidence): string =>
	[[document, document_no].filter(Boolean).join(' '), note].filter(Boolean).join(' · ');

function evidenceProblem(evidence: Evidence): { problem: FieldProblem | 'reason_missing'; field: string } | null {
	if (evidence.document === '') return { problem: 'reason_missing', field: 'document' };
	const lengths = Object.entries(LONGEST) as [keyof Evidence, number][];
	const long = lengths.find(([name, most]) => evidence[name].length > most);
	return long ? { problem: 'too_long', field: long[0] } : null;
}

/** The form as it came in: its own values, or those of a merge with the sides that were picked. */
function readForm(form: FormData, fields: readonly Field[], settle: (values: FieldValues) => FieldValues) {
	const version = v.parse(v.fallback(number, 0), typed(form, 'version'));
	const lastChange = v.parse(v.fallback(number, 0), typed(form, 'last_change'));
	const evidence = evidenceIn(form);
	const opened = { fields, version, lastChange, evidence };
	const merge = parsed(versionsShape, String(form.get('merge') ?? ''));
	if (merge) {
		const picks = picksIn(form, fields);
		const { values, open } = resolve(
			fields.map(({ name }) => name),
			merge,
			(name) => picks[name] ?? null
		);
		return { opened: { ...opened, base: merge.theirs, values: settle(values) }, merge, picks, open };
	}
	const values = settle(tidied(fields, Object.fromEntries(fields.map(({ name }) => [name, typed(form, name)]))));
	const base = parsed(texts, String(form.get('base') ?? '')) ?? {};
	return { opened: { ...opened, base, values }, merge: null, picks: {}, open: [] };
}

function picksIn(form: FormData, fields: readonly Field[]): Record<string, Side> {
	return Object.fromEntries(
		fields.flatMap(({ name }) => {
			const side = SIDES.find((known) => known === form.get(`pick.${name}`));
			return side ? [[name, side]] : [];
		})
	);
}

/** Answers a form that was sent: a redirect when it was stored, else what to put right. */
export async function saveRecord<R extends EditableRecord>(
	event: Pick<RequestEvent, 'request' | 'locals' | 'url'>,
	doorTo: () => Promise<RecordDoor<R>>
): Promise<ActionFailure<RecordAnswer> | RecordAnswer> {
	const { locals, url } = event;
	const form = await event.request.formData();
	const refuse = (problem: RecordProblem, more: Partial<RecordAnswer> = {}) =>
		fail(STATUS_OF[problem] ?? 400, { problem, field: null, form: null, conflict: null, ...more });
	if (!locals.account) return refuse('signed_out');
	if (!locals.staff || !may(locals.staff.role, 'edit_records')) return refuse('not_allowed');
	try {
		const outcome = await attempt(form, await doorTo());
		if ('changed' in outcome) {
			forgetKept();
			const { view } = parseView(url.searchParams);
			redirect(
				303,
				url.pathname + viewQuery(view, new URLSearchParams({ saved: outcome.changed.join(' ') || 'nothing' }))
			);
		}
		return outcome.problem ? refuse(outcome.problem, outcome) : outcome;
	} catch (reason) {
		if (reason instanceof DataUnavailable) return refuse('unavailable');
		throw reason;
	}
}

async function attempt<R extends EditableRecord>(
	form: FormData,
	door: RecordDoor<R>
): Promise<RecordAnswer | { changed: readonly string[] }> {
	const record = await door.read();
	if (!record) return { problem: 'unknown_record', field: null, form: null, conflict: null };
	const fields = door.fieldsOf(record);
	const { opened, merge, picks, open } = readForm(form, fields, door.settle ?? ((values) => values));
	const answer = { problem: null, field: null, form: opened, conflict: null };
	if (form.has('by_hand')) return answer;
	if (merge && open.length > 0) {
		const changes = await door.changesSince(record, opened.lastChange);
		return { ...answer, problem: 'open_choice', field: open[0] ?? null, conflict: { versions: merge, changes, picks } };
	}
	const wrong = problemIn(fields, opened.values);
	if (wrong) return { ...answer, ...wrong };
	const changes = changesOf(fields, opened.base, opened.values);
	if (Object.keys(changes).length === 0) return { changed: [] };
	const unshown = evidenceProblem(opened.evidence);
	if (unshown) return { ...answer, ...unshown };
	const saved = await door.save(opened.version, changes, reasonOf(opened.evidence));
	if (!('refusal' in saved)) return saved;
	if (saved.refusal === 'changed_since') return { ...(await conflictOf(door, opened)), problem: 'changed_since' };
	return { ...answer, problem: saved.refusal, field: saved.column };
}

/** What it was, what it is now, what was typed; the next attempt is made on top of what it is now. */
async function conflictOf<R extends EditableRecord>(door: RecordDoor<R>, opened: RecordForm): Promise<RecordAnswer> {
	const record = await door.read();
	if (!record) return { problem: 'unknown_record', field: null, form: opened, conflict: null };
	const theirs = valuesOf(opened.fields, record.values);
	return {
		problem: 'changed_since',
		field: null,
		// The changes since the form was first opened stay in sight, however often others are first.
		form: { ...opened, version: record.version },
		conflict: {
			versions: { base: opened.base, theirs, mine: opened.values },
			changes: await door.changesSince(record, opened.lastChange),
			picks: {}
		}
	};
}
