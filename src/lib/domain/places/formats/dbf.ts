/** The attribute table of a shapefile (dBASE III+). Chinese programs write it in GBK, mostly undeclared. */
import { encodingOfFields, GBK } from '../../shared/files/file-text.ts';
import { FileRefused, type FileNote } from './reader.ts';

export interface DbfRead {
	columns: readonly string[];
	rows: readonly Readonly<Record<string, string>>[];
	notes: ReadonlySet<FileNote>;
}

interface Field {
	name: Uint8Array;
	type: string;
	at: number;
	length: number;
}

const HEADER_END = 0x0d;
const DELETED = 0x2a;
/** Language driver ids of GBK in the header (ESRI and dBASE). */
const GBK_DRIVERS = new Set([0x4d, 0x7a]);

/**
 * @param cpg content of the .cpg file, null without one
 * @throws FileRefused
 */
export function readDbf(bytes: Uint8Array, cpg: string | null): DbfRead {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.length < 33) throw new FileRefused('broken_shapefile', '.dbf');
	const [count, header, length] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)];
	const fields = fieldsOf(bytes, header);
	const read = Math.min(count, Math.floor((bytes.length - header) / Math.max(length, 1)));
	if (fields.length === 0 || length < 2 || read < count) throw new FileRefused('broken_shapefile', '.dbf');
	const body = bytes.subarray(header, header + count * length);
	const encoding = encodingOf(cpg, bytes[29] ?? 0, [...fields.map(({ name }) => name), body]);
	const decoder = new TextDecoder(encoding);
	const names = uniqueNames(fields.map(({ name }) => decoder.decode(name).trim()));
	const rows = Array.from({ length: count }, (_, row) => {
		const record = body.subarray(row * length, (row + 1) * length);
		return Object.fromEntries(fields.map((field, place) => [names[place] ?? '', valueOf(record, field, decoder)]));
	});
	return { columns: names, rows, notes: new Set(encoding === 'utf-8' ? [] : (['gbk'] as const)) };
}

function fieldsOf(bytes: Uint8Array, header: number): Field[] {
	const fields: Field[] = [];
	let at = 1;
	for (let place = 32; place + 32 <= header && bytes[place] !== HEADER_END; place += 32) {
		const name = bytes.subarray(place, place + 11);
		const end = name.indexOf(0);
		const length = bytes[place + 16] ?? 0;
		fields.push({
			name: name.subarray(0, end < 0 ? 11 : end),
			type: String.fromCharCode(bytes[place + 11] ?? 0),
			at,
			length
		});
		at += length;
	}
	return fields;
}

/** From the .cpg file or the header, else detected from the bytes. */
function encodingOf(cpg: string | null, driver: number, texts: readonly Uint8Array[]): 'utf-8' | typeof GBK {
	const said = (cpg ?? '').toLowerCase().replace(/[^a-z0-9]/g, '');
	if (/^(gbk|gb2312|gb18030|cp936|936|ansi936)$/.test(said) || GBK_DRIVERS.has(driver)) return GBK;
	return encodingOfFields(texts);
}

function valueOf(record: Uint8Array, { type, at, length }: Field, decoder: TextDecoder): string {
	if (record[0] === DELETED) return '';
	const text = decoder
		.decode(record.subarray(at, at + length))
		.replace(/[\0\uFFFD]/g, '')
		.trim();
	// Unset numbers are written as asterisks.
	if (/^[NF]$/.test(type))
		return /^[*\s]*$/.test(text) ? '' : String(Number.isFinite(Number(text)) ? Number(text) : text);
	return text;
}

/** Names are cut to ten bytes: they may be equal, and end in the middle of a character. */
function uniqueNames(names: readonly string[]): string[] {
	const used = new Set<string>();
	return names.map((name, place) => {
		const clean = name.replaceAll('\uFFFD', '') || `column ${place + 1}`;
		let unique = clean;
		for (let n = 2; used.has(unique); n += 1) unique = `${clean} (${n})`;
		used.add(unique);
		return unique;
	});
}
