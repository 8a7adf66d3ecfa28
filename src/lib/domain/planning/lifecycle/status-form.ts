/** The form that moves a status, or proposes that it is moved. */
import * as v from 'valibot';
import { VISIBILITIES } from '../../shared/visibility.ts';
import {
	choice,
	defineForm,
	line,
	optionalId,
	requiredDay,
	requiredId,
	requiredLine,
	typedText,
	type TypedOf
} from '../../shared/form.ts';
import { DATE_PRECISIONS } from '../../shared/statement.ts';

/** Prefix of the inputs that answer what a stage asks for. */
const FIELD_PREFIX = 'field_';
const MAX_ANSWERS = 40;

/** Answers to what a stage asks for, by field: only those that say something. */
export function typedAnswers(data: FormData): Record<string, string> {
	const entries = [...data.keys()].flatMap((name): [string, string][] => {
		const field = name.startsWith(FIELD_PREFIX) ? name.slice(FIELD_PREFIX.length) : '';
		const text = typedText(data, name);
		return /^[a-z][a-z0-9_]{0,39}$/.test(field) && text ? [[field, text]] : [];
	});
	return Object.fromEntries(entries.slice(0, MAX_ANSWERS));
}

const PROBLEMS = ['missing', 'too_long', 'bad_date'] as const;

export const statusForm = defineForm(
	PROBLEMS,
	v.object({
		stage: requiredLine(100),
		date: requiredDay,
		precision: choice(DATE_PRECISIONS, 'day'),
		document: requiredLine(200),
		document_no: line(100),
		note: line(1000),
		// What is not said to be public is not.
		visibility: choice(VISIBILITIES, 'internal'),
		reason: line(1000),
		/** The event that was the current one when the form was opened. */
		seen: optionalId,
		why: line(800),
		/** The proposal that this one replaces, and its version. */
		proposal: optionalId,
		proposal_version: optionalId,
		answers: v.record(v.string(), v.string())
	}),
	(data) => ({ answers: typedAnswers(data) })
);
export type StatusFields = TypedOf<typeof statusForm>;

/** What the records lack for stages that were reached. */
export const fillForm = defineForm([], v.object({ answers: v.record(v.string(), v.string()) }), (data) => ({
	answers: typedAnswers(data)
}));

export const revertForm = defineForm(
	['unknown_event', 'too_long'],
	v.object({ event: requiredId('unknown_event'), reason: line(1000) })
);
