/**
 * What stands in the form of a record, field by field, and how that becomes what the database keeps. The database checks all
 * of it again; here is what a person is told at once.
 */
import { isDay } from '../time/day.ts';

export const FIELD_KINDS = ['line', 'paragraph', 'lines', 'number', 'day', 'choice', 'visibility'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export interface Field {
	/** As it is called in forms: the column, with the part of it where a column has several: `name.zh`. */
	name: string;
	column: string;
	/** Of a text in several languages the language, of people by age the age group. */
	part: string | null;
	kind: FieldKind;
	required: boolean;
	/** Characters, of a line each where there are several. */
	longest: number;
}

/** Texts as a form holds them, by the names of fields; empty for what is not known. */
export type FieldValues = Readonly<Record<string, string>>;
/** Columns as the database tells them and takes them. */
export type ColumnValues = Readonly<Record<string, unknown>>;

/** A record that staff edit, as it was when it was read. */
export interface EditableRecord {
	/** Counted by the database at every change. */
	version: number;
	values: ColumnValues;
	/** Its latest entry in the change log, 0 without any. */
	lastChange: number;
	isExample: boolean;
}

/** What a person can put right in a field. */
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

/** A field of each part of a column; a text has to be there in the first of its languages. */
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

/** What a form shows of a record. */
export function valuesOf(fields: readonly Field[], values: ColumnValues): FieldValues {
	return Object.fromEntries(
		fields.map(({ name, column, part }) => {
			const value = values[column];
			return [name, asText(part === null ? value : isParts(value) ? value[part] : null)];
		})
	);
}

/** Signs that nobody sees, and those that turn a line round: no name has them, and they hide what a name says. */
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').replace(UNSEEN, '').trim();
const linesOf = (text: string): string[] => [...new Set(text.split(/\r?\n/).map(oneLine).filter(Boolean))];
/** As people write numbers: full-width digits, blanks and commas between thousands. */
const plainNumber = (text: string): string => text.normalize('NFKC').replace(/[\s,]/g, '');

function tidy(kind: FieldKind, text: string): string {
	if (kind === 'lines') return linesOf(text).join('\n');
	if (kind !== 'number') return oneLine(text);
	const number = plainNumber(text);
	return isNumber(number) ? String(Number(number)) : oneLine(text);
}

const isNumber = (text: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) && Number.isFinite(Number(text));

/** What was typed, with what nobody means taken out of it: blanks at the ends, breaks in names. */
export const tidied = (fields: readonly Field[], typed: FieldValues): FieldValues =>
	Object.fromEntries(fields.map(({ name, kind }) => [name, tidy(kind, typed[name] ?? '')]));

/** The first field that cannot be kept as it is, and why. @param values tidied */
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
 * The columns that differ, as the database takes them; a column of several parts goes whole.
 * @param was,values both tidied, and without a problem
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
