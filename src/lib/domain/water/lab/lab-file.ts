/**
 * The rows of a laboratory's file, CSV or XLSX, or one reason why there are none. The same in a browser's worker, on the
 * server and in the command.
 */
import Papa from 'papaparse';
import readWorkbook from 'read-excel-file/universal';
import type { Language } from '../../../i18n/shared/languages.ts';
import { problemWords } from '../../../i18n/water/problems.ts';
import { fileText } from '../../shared/files/file-text.ts';
import { columnLetter, type SheetCell } from './lab-header.ts';
import { readMarks, WorkbookError, type SheetMarks } from './lab-workbook.ts';

/** Ten years of 500 sections are about 10 MB as CSV. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

export interface FileSheet {
	/** null for CSV, which has no sheets. */
	name: string | null;
	rows: SheetCell[][];
}

export const FILE_PROBLEMS = ['too_large', 'empty', 'binary', 'old_workbook', 'broken_workbook'] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

export const fileProblemText = (problem: FileProblem, language: Language): string =>
	problemWords[language].file[problem];

export type FileRows = { ok: true; sheets: FileSheet[] } | { ok: false; problem: FileProblem };

const refused = (problem: FileProblem): FileRows => ({ ok: false, problem });

const ZIP_MARK = 0x04034b50;
const OLD_OFFICE_MARK = 0xe011cfd0;

/** What the file is, its first bytes say: its name may say something else. */
export async function readFileRows(file: Uint8Array<ArrayBuffer>): Promise<FileRows> {
	if (file.length > MAX_FILE_BYTES) return refused('too_large');
	if (file.length < 4) return refused('empty');
	const mark = new DataView(file.buffer, file.byteOffset).getUint32(0, true);
	if (mark === OLD_OFFICE_MARK) return refused('old_workbook');
	return mark === ZIP_MARK ? readXlsx(file) : readCsv(file);
}

function readCsv(file: Uint8Array): FileRows {
	const read = fileText(file);
	if (!read.ok) return refused('binary');
	if (read.text.trim() === '') return refused('empty');
	const { data } = Papa.parse<string[]>(read.text, { delimitersToGuess: [',', '\t', ';', '|', '，'] });
	return { ok: true, sheets: [{ name: null, rows: data.map((row) => row.map((text) => ({ text, formula: false }))) }] };
}

async function readXlsx(file: Uint8Array<ArrayBuffer>): Promise<FileRows> {
	try {
		// Unpacked here first: what would burst the memory stops before the reader of cells sees it.
		const marks = await readMarks(file);
		const sheets = await readWorkbook(new Blob([file]), { trim: false });
		return {
			ok: true,
			sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: markedRows(data, marks.get(sheet)) }))
		};
	} catch (error) {
		return refused(error instanceof WorkbookError && error.reason === 'too_large' ? 'too_large' : 'broken_workbook');
	}
}

function markedRows(data: readonly (readonly unknown[])[], marks: SheetMarks | undefined): SheetCell[][] {
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

/** Numbers as the workbook holds them, days as ISO dates. */
function cellText(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date)
		return value
			.toISOString()
			.replace('T', ' ')
			.slice(0, 16)
			.replace(/ 00:00$/, '');
	// A workbook keeps binary numbers and shows 15 digits: 0.1 + 0.2 is 0.3 to whoever looks at it.
	if (typeof value === 'number') return String(Number(value.toPrecision(SHOWN_DIGITS)));
	return String(value);
}

const SHOWN_DIGITS = 15;
