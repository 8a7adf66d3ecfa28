/**
 * Form fields of a record and their conversion to columns. The database validates everything again; these checks give
 * immediate feedback.
 */
import { isDay } from '../time/day.ts';

export const FIELD_KINDS = ['line', 'paragraph', 'lines', 'number', 'day', 'choice', 'visibility'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export interface Field {
	/** Name in forms: the column, with its part where it has several: `name.zh`. */
	name: string;
	column: string;
	/** Language of a localised text, age group of population by age; null for plain columns. */
	part: string | null;
	kind: FieldKind;
	required: boolean;
	/** Maximum number of characters, per line for several lines. */
	longest: number;
}

/** Texts of a form by field name; empty when unknown. */
export type FieldValues = Readonly<Record<string, string>>;
/** Column values of the database. */
export type ColumnValues = Readonly<Record<string, unknown>>;

/** A record being edited, as read. */
export interface EditableRecord {
	/** Incremented by the database at every change. */
	version: number;
	values: ColumnValues;
	/** Its latest entry in the change log, 0 without any. */
	lastChange: number;
	isExample: boolean;
}

/** Problems that the user can correct in a field. */
export const FIELD_PROBLEMS = ['missing', 'too_long', 'not_a_number', 'not_a_day'] as const;
export type FieldProblem = (typeof FIELD_PROBLEMS)[number];

type Options = Partial<Pick<Field, 'required' | 'longest'>>;
const MAX_NUMBER_LENGTH = 24;

export const field = (column: string, kind: FieldKind, options: Options = {}): Field => ({
	name: column,
	column,
	part: null,
	kind,
	required: false,
	longest: MAX_NUMBER_LENGTH,
	...options
});

/** One field per part of a column; a required text is required in its first language. */
export const fieldsOfParts = (column: string, parts: readonly string[], kind: FieldKind, options: Options = {}) =>
	parts.map((part, i) => ({
		...field(column, kind, options),
		name: `${column}.${part}`,
		part,
		required: (options.required ?? false) && i === 0
	}));

const isParts = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys of a column that has several parts: languages, age groups. */
export const partsOf = (values: ColumnValues, column: string): string[] => {
	const value = values[column];
	return isParts(value) ? Object.keys(value) : [];
};

function asText(value: unknown): string {
	if (value === null || value === undefined) return '';
	return Array.isArray(value) ? value.join('\n') : String(value);
}

/** Form values of a record. */
export function valuesOf(fields: readonly Field[], values: ColumnValues): FieldValues {
	return Object.fromEntries(
		fields.map(({ name, column, part }) => {
			const value = values[column];
			return [name, asText(part === null ? value : isParts(value) ? value[part] : null)];
		})
	);
}

/** Control characters and bidirectional formatting, which can disguise a name. */
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').replace(UNSEEN, '').trim();
const linesOf = (text: string): string[] => [...new Set(text.split(/\r?\n/).map(oneLine).filter(Boolean))];
/** Accepts full-width digits, spaces and thousands separators. */
const plainNumber = (text: string): string => text.normalize('NFKC').replace(/[\s,]/g, '');

function tidy(kind: FieldKind, text: string): string {
	if (kind === 'lines') return linesOf(text).join('\n');
	if (kind !== 'number') return oneLine(text);
	const number = plainNumber(text);
	return isNumber(number) ? String(Number(number)) : oneLine(text);
}

const isNumber = (text: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) && Number.isFinite(Number(text));

/** Normalised input: trimmed, line breaks in single lines replaced. */
export const tidied = (fields: readonly Field[], typed: FieldValues): FieldValues =>
	Object.fromEntries(fields.map(({ name, kind }) => [name, tidy(kind, typed[name] ?? '')]));

/** The first invalid field and its problem. @param values tidied */
export function problemIn(
	fields: readonly Field[],
	values: FieldValues
): { problem: FieldProblem; field: string } | null {
	for (const { name, kind, required, longest } of fields) {
		const value = values[name] ?? '';
		const longestLine = Math.max(...value.split('\n').map(({ length }) => length));
		if (value === '') {
			if (required) return { problem: 'missing', field: name };
		} else if (longestLine > longest) return { problem: 'too_long', field: name };
		else if (kind === 'number' && !isNumber(value)) return { problem: 'not_a_number', field: name };
		else if (kind === 'day' && !isDay(value)) return { problem: 'not_a_day', field: name };
	}
	return null;
}

function asValue(kind: FieldKind, text: string): unknown {
	if (kind === 'lines') return text === '' ? [] : text.split('\n');
	if (text === '') return null;
	return kind === 'number' ? Number(text) : text;
}

function columnValue(fields: readonly Field[], values: FieldValues): unknown {
	const given = fields.map(({ name, kind, part }) => ({ part, value: asValue(kind, values[name] ?? '') }));
	if (given.length === 1 && given[0]?.part === null) return given[0].value;
	return Object.fromEntries(given.filter(({ value }) => value !== null).map(({ part, value }) => [part, value]));
}

/**
 * The changed columns; a column of several parts is sent as a whole.
 * @param was,values both tidied and valid
 */
export function changesOf(fields: readonly Field[], was: FieldValues, values: FieldValues): ColumnValues {
	const differs = ({ name }: Field): boolean => (was[name] ?? '') !== (values[name] ?? '');
	const columns = [...new Set(fields.filter(differs).map(({ column }) => column))];
	return Object.fromEntries(
		columns.map((column) => {
			const own = fields.filter((candidate) => candidate.column === column);
			return [column, columnValue(own, values)];
		})
	);
}
