/** What the reader of workbooks leaves out: which cells hold formulas, which are merged, and how large it is unpacked. */

/** A workbook is packed text: unpacked it may be many times as large, but not more than this. */
export const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;

export class WorkbookError extends Error {
	override readonly name = 'WorkbookError';
	readonly reason: 'broken' | 'too_large';
	constructor(reason: 'broken' | 'too_large') {
		super(`workbook is ${reason}`);
		this.reason = reason;
	}
}

export interface SheetMarks {
	/** Addresses such as D5. */
	formulas: ReadonlySet<string>;
	/** Cells merged downwards: the place of the first, and how many rows follow it. Places from 0. */
	merged: readonly { column: number; row: number; rows: number }[];
}

/** By the name of the sheet. @throws WorkbookError */
export async function readMarks(file: Uint8Array<ArrayBuffer>): Promise<Map<string, SheetMarks>> {
	const parts = await unpack(file);
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

/** An `<f>` belongs to the last `<c r="D5">` in front of it. */
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

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const MAX_END_RECORD_BYTES = 65_557;
const STORED = 0;

/** The parts of the package that are read here, as text (APPNOTE.TXT, central directory). */
async function unpack(file: Uint8Array<ArrayBuffer>): Promise<Map<string, string>> {
	try {
		const parts = new Map<string, string>();
		let left = MAX_UNPACKED_BYTES;
		for (const { name, method, packed } of entries(file)) {
			const content = method === STORED ? packed : await inflated(packed, left);
			left -= content.length;
			if (left < 0) throw new WorkbookError('too_large');
			if (/^xl\/(workbook\.xml|_rels\/|worksheets\/[^/]+\.xml)/.test(name)) parts.set(name, textOf(content));
		}
		return parts;
	} catch (error) {
		throw error instanceof WorkbookError ? error : new WorkbookError('broken');
	}
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** @throws WorkbookError as soon as it is larger than `most_bytes`: the rest is not unpacked */
async function inflated(packed: Uint8Array<ArrayBuffer>, most_bytes: number): Promise<Uint8Array> {
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	let size = 0;
	const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
	for (let next = await reader.read(); !next.done; next = await reader.read()) {
		size += next.value.length;
		if (size > most_bytes) {
			await reader.cancel();
			throw new WorkbookError('too_large');
		}
		chunks.push(next.value);
	}
	return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

interface Entry {
	name: string;
	method: number;
	packed: Uint8Array<ArrayBuffer>;
}

function* entries(file: Uint8Array<ArrayBuffer>): Generator<Entry> {
	const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
	const [short, long] = [(at: number) => view.getUint16(at, true), (at: number) => view.getUint32(at, true)];
	let end = file.length - 22;
	while (end >= 0 && long(end) !== END_OF_DIRECTORY) {
		end -= 1;
		if (file.length - end > MAX_END_RECORD_BYTES) throw new WorkbookError('broken');
	}
	let at = long(end + 16);
	for (let n = short(end + 10); n > 0; n -= 1) {
		if (long(at) !== ENTRY) throw new WorkbookError('broken');
		const [size, nameLength, local] = [long(at + 20), short(at + 28), long(at + 42)];
		const begin = local + 30 + short(local + 26) + short(local + 28);
		const name = textOf(file.subarray(at + 46, at + 46 + nameLength));
		yield { name, method: short(at + 10), packed: file.subarray(begin, begin + size) };
		at += 46 + nameLength + short(at + 30) + short(at + 32);
	}
}
