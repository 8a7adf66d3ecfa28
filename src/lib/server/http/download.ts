/** Downloads of pages: CSV tables and workbooks. */
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { csv, type Cell } from '../api/csv.ts';

const CSV_TYPE = 'text/csv; charset=utf-8; header=present';
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function download(body: string | Blob, type: string, fileName: string): Response {
	return new Response(body, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${fileName}"`,
			'cache-control': 'no-cache'
		}
	});
}

export interface Table {
	header: readonly string[];
	rows: readonly (readonly Cell[])[];
}

export const csvDownload = ({ header, rows }: Table, fileName: string): Response =>
	download(csv(header, rows), CSV_TYPE, fileName);

export interface Workbook {
	sheet: string;
	rows: Row[];
	/** Column widths in characters. */
	widths: readonly number[];
}

export async function workbookDownload({ sheet, rows, widths }: Workbook, fileName: string): Promise<Response> {
	const columns = widths.map((width) => ({ width }));
	const buffer = await writeXlsxFile(rows, { sheet, columns, orientation: 'landscape' }).toBuffer();
	return download(new Blob([new Uint8Array(buffer)]), XLSX_TYPE, fileName);
}

/** Every text cell is stored as text: a spreadsheet shows `=cmd()` and does not run it. */
export const textCell = (value: string, more: object = {}) => ({ value, type: String, ...more });

export const titleCell = (value: string) => textCell(value, { fontWeight: 'bold', fontSize: 16 });

export const headRow = (labels: readonly string[]): Row =>
	labels.map((label) => textCell(label, { fontWeight: 'bold', backgroundColor: '#EAE6DA', wrap: true }));

export const bodyRow = (cells: readonly (string | number | null)[]): Row =>
	cells.map((cell) => {
		if (cell === null) return null;
		return typeof cell === 'number' ? { value: cell, type: Number } : textCell(cell, { wrap: true });
	});
