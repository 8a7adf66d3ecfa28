/** Rows of a table, CSV or XLSX, or the reason why it cannot be read: in a browser's worker, on the server and in commands. */
import type { Language } from '../../../i18n/shared/languages.ts';
import { problemWords } from '../../../i18n/water/problems.ts';
import { SIGNATURES, startsWith } from './bytes.ts';
import { readCsv } from './csv.ts';
import { fileText } from './file-text.ts';
import { columnLetter, readMarks, readWorkbook, shownNumber, type SheetMarks } from './workbook.ts';
import { ZipError } from './zip.ts';

/** Ten years of 500 sections are about 10 MB as CSV. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

export interface TableCell {
	text: string;
	/** Whether it holds a formula; the text is its last computed result. */
	formula: boolean;
}

/** Rows from the first one, columns from A. */
export type TableRows = readonly (readonly TableCell[])[];

export interface TableSheet {
	/** null for CSV, which has no sheets. */
	name: string | null;
	rows: TableCell[][];
}

export const FILE_PROBLEMS = ['too_large', 'empty', 'binary', 'old_workbook', 'broken_workbook'] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

export const fileProblemText = (problem: FileProblem, language: Language): string =>
	problemWords[language].file[problem];

export type TableFile = { ok: true; sheets: TableSheet[] } | { ok: false; problem: FileProblem };

const refused = (problem: FileProblem): TableFile => ({ ok: false, problem });

/** The format is recognised by the first bytes, not by the name. */
export async function readTableFile(file: Uint8Array<ArrayBuffer>): Promise<TableFile> {
	if (file.length > MAX_FILE_BYTES) return refused('too_large');
	if (file.length < 4) return refused('empty');
	if (startsWith(file, SIGNATURES.ole2)) return refused('old_workbook');
	return startsWith(file, SIGNATURES.zip) ? readXlsx(file) : readText(file);
}

function readText(file: Uint8Array): TableFile {
	const read = fileText(file);
	if (!read.ok) return refused('binary');
	if (read.text.trim() === '') return refused('empty');
	const rows = readCsv(read.text).map(({ cells }) => cells.map((text) => ({ text, formula: false })));
	return { ok: true, sheets: [{ name: null, rows }] };
}

async function readXlsx(file: Uint8Array<ArrayBuffer>): Promise<TableFile> {
	try {
		// First, because it limits the unpacked size.
		const marks = await readMarks(file);
		const sheets = await readWorkbook(file);
		return { ok: true, sheets: sheets.map(({ name, rows }) => ({ name, rows: markedRows(rows, marks.get(name)) })) };
	} catch (error) {
		return refused(error instanceof ZipError && error.reason === 'too_large' ? 'too_large' : 'broken_workbook');
	}
}

function markedRows(data: readonly (readonly unknown[])[], marks: SheetMarks | undefined): TableCell[][] {
	const rows = data.map((cells, row) =>
		cells.map((value, place) => ({
			text: cellText(value),
			formula: marks?.formulas.has(`${columnLetter(place)}${row + 1}`) ?? false
		}))
	);
	for (const { column, row, rows: count } of marks?.merged ?? []) {
		const first = rows[row]?.[column];
		for (let i = row + 1; first && i <= row + count; i += 1) {
			const cells = rows[i];
			if (cells && column < cells.length) cells[column] = first;
		}
	}
	return rows;
}

/** Numbers as displayed, dates in ISO format, with the time where it is not midnight. */
function cellText(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date)
		return value
			.toISOString()
			.replace('T', ' ')
			.slice(0, 16)
			.replace(/ 00:00$/, '');
	return typeof value === 'number' ? shownNumber(value) : String(value);
}
