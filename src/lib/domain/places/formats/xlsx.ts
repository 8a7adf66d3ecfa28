/** Workbooks (.xlsx) with columns of coordinates. */
import { SIGNATURES, startsWith } from '../../shared/files/bytes.ts';
import { readWorkbook, shownNumber } from '../../shared/files/workbook.ts';
import { dayOf } from '../../shared/time/day.ts';
import { hasEntry, unpack } from './archive.ts';
import { FileRefused, valueText, type FileRead, type PlacesFile, type PlacesReader } from './reader.ts';
import { readTable } from './table.ts';

export const xlsxReader: PlacesReader = {
	format: 'xlsx',
	extensions: ['xlsx'],
	sniff: ({ bytes }) => startsWith(bytes, SIGNATURES.zip) && hasEntry(bytes, '[Content_Types].xml'),
	read: readXlsx
};

async function readXlsx({ bytes, name }: PlacesFile): Promise<FileRead> {
	// Checks the unpacked size, which the reader of workbooks does not.
	await unpack(bytes);
	const sheets = await readWorkbook(bytes).catch(() => null);
	if (!sheets) throw new FileRefused('broken_table', name);
	let refusal: FileRefused | null = null;
	for (const { name: sheet, rows } of sheets) {
		try {
			const texts = rows.map((cells) => cells.map(cellText));
			return { format: 'xlsx', layers: [readTable(texts, sheet)], notes: [] };
		} catch (error) {
			// The first sheet may be a cover.
			if (!(error instanceof FileRefused)) throw error;
			refusal ??= error;
		}
	}
	throw refusal ?? new FileRefused('empty', name);
}

function cellText(cell: unknown): string {
	if (cell instanceof Date) return dayOf(cell);
	return typeof cell === 'number' ? shownNumber(cell) : valueText(cell);
}
