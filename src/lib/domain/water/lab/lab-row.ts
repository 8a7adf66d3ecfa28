/** One row of a laboratory sheet: section, day, and the readings in stored form. */
import { exact } from '../standard/fraction.ts';
import type { TableCell } from '../../shared/files/table-file.ts';
import type { LabColumn } from './lab-header.ts';
import { type LabProblem, sheetProblem } from './lab-problem.ts';
import { type Problem, problem } from '../../shared/problem.ts';
import { isDay } from '../../shared/time/day.ts';
import { isProblem, readReading } from '../standard/reading.ts';
import type { WaterItem } from '../standard/standard.ts';

export type ItemColumn = Extract<LabColumn, { taken_for: 'item' }>;

/** Context of the whole sheet. */
export interface RowContext {
	columns: readonly LabColumn[];
	/** Code of a section by its normalised name. */
	sections: ReadonlyMap<string, string>;
	/** Detection limit by item, for cells with 未检出 only. */
	limits: ReadonlyMap<string, string>;
	/** ISO date */
	today: string;
}

export interface LabRow {
	/** Number of the row in a spreadsheet, from 1. */
	row: number;
	/** null where missing or invalid: then there is a problem. */
	section: string | null;
	/** ISO date; null as above. */
	date: string | null;
	sampler: string | null;
	values: Record<string, string>;
	problems: LabProblem[];
}

const NOT_FOUND = /^(未检出|低于检出限|N\.?D\.?|<\s*DL)\s*(?:[(<]\s*([\d.]+)\s*\)?)?$/i;
/** Format of reported numbers in the database (check constraint of water_readings). */
const STORABLE = /^-?\d{1,15}(\.\d{1,15})?$/;
export const MAX_SAMPLER_LENGTH = 80;

type Read = { value: string | null } | { refused: LabProblem };

export function readRow(row: number, cells: readonly TableCell[], context: RowContext): LabRow {
	const problems: LabProblem[] = [];
	const keep = (read: Read): string | null => {
		if ('value' in read) return read.value;
		problems.push(read.refused);
		return null;
	};
	const section = keep(readSection(row, cells, context));
	const date = keep(readDate(row, cells, context));
	const values: Record<string, string> = {};
	for (const column of context.columns) {
		if (column.taken_for !== 'item') continue;
		const reported = keep(readCell(row, column, cells[column.place], context.limits));
		if (reported !== null) values[column.item.code] = reported;
	}
	return { row, section, date, sampler: samplerOf(cells, context.columns), values, problems };
}

function readSection(row: number, cells: readonly TableCell[], { columns, sections }: RowContext): Read {
	const named = columns
		.filter(({ taken_for }) => taken_for === 'section')
		.map(({ place, letter, header }) => ({ letter, header, text: textOf(cells[place]) }));
	for (const { text } of named) {
		const code = sections.get(simpleName(text));
		if (code !== undefined) return { value: code };
	}
	const cell = named.find(({ text }) => text !== '') ?? named[0];
	const at: [number, string | null, string | null] = [row, cell?.letter ?? null, cell?.header ?? null];
	return { refused: sheetProblem(cell?.text ? 'unknown_section' : 'missing_section', at, cell?.text) };
}

function readDate(row: number, cells: readonly TableCell[], { columns, today }: RowContext): Read {
	const column = columns.find(({ taken_for }) => taken_for === 'date');
	// A missing column is a problem of the header.
	if (!column) return { value: null };
	const at: [number, string, string] = [row, column.letter, column.header];
	const cell = cells[column.place];
	const text = textOf(cell);
	const date = isoDate(text);
	if (cell?.formula) return refusal(row, column, problem('formula', '', `= ${text}`.trim()));
	if (/^[=@]/.test(text)) return refusal(row, column, problem('formula', '', text));
	if (text === '') return { refused: sheetProblem('missing_date', at) };
	if (date === null) return { refused: sheetProblem('bad_date', at, text) };
	return date > today ? { refused: sheetProblem('future_date', at, date) } : { value: date };
}

function readCell(
	row: number,
	column: ItemColumn,
	cell: TableCell | undefined,
	limits: ReadonlyMap<string, string>
): Read {
	const { item } = column;
	const text = textOf(cell);
	if (cell?.formula) return refusal(row, column, problem('formula', '', `= ${text}`.trim()));
	const notFound = NOT_FOUND.exec(text);
	const limit = notFound ? (notFound[2] ?? limits.get(item.code)) : undefined;
	const raw = limit === undefined ? text : `${limit}L`;
	const reported = reportedAs(item, raw);
	return reported !== null && typeof reported === 'object' ? refusal(row, column, reported) : { value: reported };
}

/**
 * A reading in stored form: `1.32`, `0.02L`.
 * @returns null when not measured, or the problem
 */
export function reportedAs(item: WaterItem, raw: string): string | null | Problem {
	const reading = readReading(item, raw, '');
	if (reading === null || isProblem(reading)) return reading;
	// Trailing zeros state the precision and are kept.
	if (STORABLE.test(raw)) return raw;
	const decimal = exact(reading.detection_limit ?? reading.value).decimal();
	if (decimal === null || !STORABLE.test(decimal)) return problem('too_many_digits', '', raw);
	return reading.detection_limit ? `${decimal}L` : decimal;
}

const refusal = (row: number, { letter, header }: LabColumn, wrong: Problem): Read => ({
	refused: { row, column: letter, header, problem: wrong }
});

function samplerOf(cells: readonly TableCell[], columns: readonly LabColumn[]): string | null {
	const named = columns.filter(({ taken_for }) => taken_for === 'sampler').map(({ place }) => textOf(cells[place]));
	return named.find((text) => text !== '')?.slice(0, MAX_SAMPLER_LENGTH) ?? null;
}

/** Normalised to half width and trimmed. */
export const textOf = (cell: TableCell | undefined): string => cell?.text.normalize('NFKC').trim() ?? '';

/** Normalised name: width, case, spaces, dashes and brackets are ignored. */
export const simpleName = (name: string): string =>
	name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s\-‐–—_·.、/()（）【】]/g, '');

/** `2025-03-05`, `2025/3/5 09:30`, `2025年3月5日`, `2025.3.5`, `20250305`; null for any other text. */
export function isoDate(text: string): string | null {
	const plain = text
		.normalize('NFKC')
		.trim()
		.replace(/[T\s]+\d{1,2}[:时].*$/, '');
	const parts =
		/^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
	if (!parts) return null;
	const date = `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`;
	return isDay(date) && date >= MIN_DATE ? date : null;
}

/** Earlier dates are taken for typing errors. */
const MIN_DATE = '1980-01-01';
