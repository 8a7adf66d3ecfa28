/** The form of a record: opened on a version, merged after a concurrent edit, and returned as typed. */
import * as v from 'valibot';
import type { ChangeEntry } from '../change.ts';
import { readId, typedText } from '../form.ts';
import { tidied, valuesOf, type EditableRecord, type Field, type FieldProblem, type FieldValues } from './fields.ts';
import { resolve, SIDES, type Side, type ThreeVersions } from './merge.ts';

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

const MAX_VALUE = 20_000;
const MAX_EVIDENCE = { document: 200, document_no: 100, note: 600 } as const;
export const NO_EVIDENCE: Evidence = { document: '', document_no: '', note: '' };

export function openForm(record: EditableRecord, fields: readonly Field[]): RecordForm {
	const values = valuesOf(fields, record.values);
	const { version, lastChange } = record;
	return { fields, version, lastChange, base: values, values, evidence: NO_EVIDENCE };
}

export const evidenceIn = (data: FormData): Evidence => ({
	document: typedText(data, 'document', MAX_VALUE),
	document_no: typedText(data, 'document_no', MAX_VALUE),
	note: typedText(data, 'note', MAX_VALUE)
});

/** One line for the log: the document with its number, then the note. */
export const reasonOf = ({ document, document_no, note }: Evidence): string =>
	[[document, document_no].filter(Boolean).join(' '), note].filter(Boolean).join(' · ');

export function evidenceProblem(
	evidence: Evidence
): { problem: FieldProblem | 'reason_missing'; field: string } | null {
	if (evidence.document === '') return { problem: 'reason_missing', field: 'document' };
	const lengths = Object.entries(MAX_EVIDENCE) as [keyof Evidence, number][];
	const long = lengths.find(([name, max]) => evidence[name].length > max);
	return long ? { problem: 'too_long', field: long[0] } : null;
}

const texts = v.record(v.string(), v.pipe(v.string(), v.maxLength(MAX_VALUE)));
const versionsShape = v.object({ base: texts, theirs: texts, mine: texts });

function parsed<const S extends v.GenericSchema>(schema: S, data: FormData, name: string): v.InferOutput<S> | null {
	const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), data.get(name));
	return read.success ? read.output : null;
}

export interface SentRecord {
	sent: RecordForm;
	merge: ThreeVersions | null;
	picks: Readonly<Record<string, Side>>;
	/** Fields of which no side is picked yet. */
	open: readonly string[];
}

/**
 * The form as it was sent: its own values, or those of a merge with the sides that were picked.
 * @param settle what follows from the values
 */
export function readRecord(
	data: FormData,
	fields: readonly Field[],
	settle: (values: FieldValues) => FieldValues
): SentRecord {
	const opened = {
		fields,
		version: readId(data.get('version')) ?? 0,
		lastChange: readId(data.get('last_change')) ?? 0,
		evidence: evidenceIn(data)
	};
	const merge = parsed(versionsShape, data, 'merge');
	if (merge) {
		const picks = picksIn(data, fields);
		const names = fields.map(({ name }) => name);
		const { values, open } = resolve(names, merge, (name) => picks[name] ?? null);
		return { sent: { ...opened, base: merge.theirs, values: settle(values) }, merge, picks, open };
	}
	const typed = Object.fromEntries(fields.map(({ name }) => [name, typedText(data, name, MAX_VALUE)]));
	const base = parsed(texts, data, 'base') ?? {};
	return { sent: { ...opened, base, values: settle(tidied(fields, typed)) }, merge: null, picks: {}, open: [] };
}

function picksIn(data: FormData, fields: readonly Field[]): Record<string, Side> {
	return Object.fromEntries(
		fields.flatMap(({ name }) => {
			const side = SIDES.find((known) => known === data.get(`pick.${name}`));
			return side ? [[name, side]] : [];
		})
	);
}
