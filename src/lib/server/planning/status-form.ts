/** The form that moves a status: read, checked for its shape, and kept as it was typed when it is refused. */
import * as v from 'valibot';
import type { MoveRefusal, StatusMove } from '../../data/planning/status-moves.ts';
import type { ProposalEntry, RefusedProposal, SeenProposal } from '../../data/shared/proposals.ts';
import type { FillRefusal } from '../../data/planning/requirements.ts';
import type { Proposal } from '../../domain/planning/proposals/proposal.ts';
import { DATE_PRECISIONS } from '../../domain/planning/lifecycle/status.ts';
import { VISIBILITIES } from '../../domain/planning/feature.ts';
import type { Language } from '../../i18n/shared/languages.ts';
import { isDay } from '../../domain/shared/time/day.ts';

export type StatusProblem =
	| MoveRefusal
	| FillRefusal
	| RefusedProposal['refusal']
	| 'missing'
	| 'too_long'
	| 'bad_date'
	| 'signed_out'
	| 'unavailable';

export const STATUS_FIELDS = [
	'stage',
	'date',
	'precision',
	'document',
	'document_no',
	'note',
	'visibility',
	'reason',
	'seen',
	'why',
	'proposal',
	'proposal_version'
] as const;
export type StatusFields = Record<(typeof STATUS_FIELDS)[number], string>;

/** What comes back when it was refused: what was typed, and which answers to the stage are wrong or missing. */
export interface RefusedStatus {
	problem: StatusProblem;
	values: StatusFields | null;
	fields: Record<string, string>;
	lacking: readonly string[];
}

const LONGEST = { document: 200, document_no: 100, note: 1000, reason: 1000, why: 800 } as const;
const LONGEST_KEPT = 4000;

/** What was typed, trimmed, and never more of it than a page can carry. */
export function typed(form: FormData): StatusFields {
	return Object.fromEntries(
		STATUS_FIELDS.map((field) => {
			const value = form.get(field);
			return [field, typeof value === 'string' ? value.trim().slice(0, LONGEST_KEPT) : ''];
		})
	) as StatusFields;
}

/** Prefix of the inputs that answer what a stage asks for. */
export const FIELD_PREFIX = 'field_';
const MOST_FIELDS = 40;

/** Answers to what a stage asks for, by field: only those that say something. */
export function typedFields(form: FormData): Record<string, string> {
	const entries = [...form].flatMap(([name, value]): [string, string][] => {
		const field = name.startsWith(FIELD_PREFIX) ? name.slice(FIELD_PREFIX.length) : '';
		const text = typeof value === 'string' ? value.trim().slice(0, LONGEST_KEPT) : '';
		return /^[a-z][a-z0-9_]{0,39}$/.test(field) && text ? [[field, text]] : [];
	});
	return Object.fromEntries(entries.slice(0, MOST_FIELDS));
}

const id = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));

/** An event's number out of a form; null for anything else. */
export const readId = (value: unknown): number | null => {
	const read = v.safeParse(id, value);
	return read.success ? read.output : null;
};

/** @param language in which the note is written: that of the page it was typed on */
export function readMove(
	fields: StatusFields,
	feature: string,
	language: Language,
	answers: Readonly<Record<string, string>> = {}
): StatusMove | StatusProblem {
	const { stage, date, document, reason, note } = fields;
	if (!stage || !date || !document) return 'missing';
	const lengths = Object.entries(LONGEST) as [keyof typeof LONGEST, number][];
	if (lengths.some(([field, most]) => fields[field].length > most)) return 'too_long';
	if (!isDay(date)) return 'bad_date';
	return {
		feature,
		stage,
		date,
		precision: v.parse(v.fallback(v.picklist(DATE_PRECISIONS), 'day'), fields.precision),
		document,
		documentNo: fields.document_no,
		note,
		language,
		// What is not said to be for everybody is not.
		visibility: v.parse(v.fallback(v.picklist(VISIBILITIES), 'internal'), fields.visibility),
		reason,
		seen: readId(fields.seen),
		fields: answers
	};
}

/** The proposal that the form takes the place of. */
export function insteadOf(fields: { proposal: unknown; proposal_version: unknown }): SeenProposal | null {
	const [id, version] = [readId(fields.proposal), readId(fields.proposal_version)];
	return id !== null && version !== null ? { id, version } : null;
}

/** What of a form is proposed instead of recorded. @param move the form as it was read */
export function readProposal(move: StatusMove, fields: StatusFields): ProposalEntry {
	return {
		kind: 'status',
		feature: move.feature,
		base: move.seen,
		why: fields.why,
		instead: insteadOf(fields),
		payload: {
			stage: move.stage,
			date: move.date,
			precision: move.precision,
			document: move.document,
			document_no: move.documentNo,
			note: move.note,
			language: move.language,
			visibility: move.visibility,
			reason: move.reason,
			fields: { ...move.fields }
		}
	};
}

/** The form as it was when it was proposed, to be changed. */
export function proposedForm(
	proposal: Extract<Proposal, { kind: 'status' }>
): Pick<RefusedStatus, 'values' | 'fields'> {
	const { stage, date, precision, document, document_no, note, visibility, reason, fields } = proposal.payload;
	return {
		fields: { ...fields },
		values: {
			stage,
			date,
			precision,
			document,
			document_no,
			note,
			visibility,
			reason,
			seen: '',
			why: proposal.why,
			proposal: String(proposal.id),
			proposal_version: String(proposal.version)
		}
	};
}
