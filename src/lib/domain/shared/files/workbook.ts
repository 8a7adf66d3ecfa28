/** Workbooks (.xlsx): cells by read-excel-file, and what it leaves out, formulas and merged cells. */
import readExcelFile from 'read-excel-file/universal';
import { MAX_UNPACKED_BYTES, unpacked, zipEntries } from './zip.ts';

export interface WorkbookSheet {
	readonly name: string;
	/** Values of the cells: texts, numbers, booleans, dates, null. */
	readonly rows: readonly (readonly unknown[])[];
}

/** @throws an error of the library for any other file; the unpacked size is not limited here */
export async function readWorkbook(file: Uint8Array<ArrayBuffer>): Promise<WorkbookSheet[]> {
	const sheets = await readExcelFile(new Blob([file]), { trim: false });
	return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data }));
}

/** Workbooks store binary numbers and display 15 digits: 0.1 + 0.2 is shown as 0.3. */
const SHOWN_DIGITS = 15;
export const shownNumber = (value: number): string => String(Number(value.toPrecision(SHOWN_DIGITS)));

export interface SheetMarks {
	/** Addresses such as D5. */
	formulas: ReadonlySet<string>;
	/** Cells merged downwards: indexes of the first cell, and the number of rows below it. */
	merged: readonly { column: number; row: number; rows: number }[];
}

/** Name of a column: 0 is A, 25 is Z, 26 is AA. */
export function columnLetter(place: number): string {
	const last = String.fromCharCode(65 + (place % 26));
	return place < 26 ? last : columnLetter(Math.floor(place / 26) - 1) + last;
}

/** Formulas and merged cells by the name of the sheet. @throws ZipError, also where the unpacked size exceeds the limit */
export async function readMarks(file: Uint8Array<ArrayBuffer>): Promise<Map<string, SheetMarks>> {
	const parts = await textParts(file);
	const workbook = parts.get('xl/workbook.xml') ?? '';
	const relations = parts.get('xl/_rels/workbook.xml.rels') ?? '';
	const target = new Map(
		tags(relations, 'Relationship').map((tag) => [
			attribute(tag, 'Id'),
			attribute(tag, 'Target').replace(/^\/?(xl\/)?/, '')
		])
	);
	return new Map(
		tags(workbook, 'sheet').map((tag) => {
			const xml = parts.get(`xl/${target.get(attribute(tag, 'r:id')) ?? ''}`) ?? '';
			return [plainText(attribute(tag, 'name')), { formulas: formulasIn(xml), merged: mergedIn(xml) }];
		})
	);
}

const tags = (xml: string, name: string): string[] => xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? [];
const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const plainText = (text: string): string =>
	text
		.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
		.replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
		.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '');

/** An `<f>` belongs to the last `<c r="D5">` before it. */
function formulasIn(xml: string): Set<string> {
	const found = new Set<string>();
	for (const { index } of xml.matchAll(/<(?:\w+:)?f[\s>/]/g)) {
		const begin = Math.max(xml.lastIndexOf('<c ', index), xml.lastIndexOf(':c ', index));
		const address = attribute(xml.slice(begin, index), 'r');
		if (address) found.add(address);
	}
	return found;
}

function mergedIn(xml: string): SheetMarks['merged'] {
	return tags(xml, 'mergeCell').flatMap((tag) => {
		const [, from = '', top = '', to = '', bottom = ''] =
			/^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(attribute(tag, 'ref')) ?? [];
		const rows = Number(bottom) - Number(top);
		return from !== '' && from === to && rows > 0 ? [{ column: placeOf(from), row: Number(top) - 1, rows }] : [];
	});
}

const placeOf = (letters: string): number =>
	[...letters].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The parts of the package that are used, as text. */
async function textParts(file: Uint8Array<ArrayBuffer>): Promise<Map<string, string>> {
	const parts = new Map<string, string>();
	let left_bytes = MAX_UNPACKED_BYTES;
	for (const entry of zipEntries(file)) {
		const content = await unpacked(entry, left_bytes);
		left_bytes -= content.length;
		if (/^xl\/(workbook\.xml|_rels\/|worksheets\/[^/]+\.xml)/.test(entry.name))
			parts.set(entry.name, new TextDecoder().decode(content));
	}
	return parts;
}
