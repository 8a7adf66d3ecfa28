/** What the reader of workbooks leaves out: which cells hold formulas, which are merged, and how large it is unpacked. */
import { constants, inflateRawSync } from 'node:zlib';

/** A workbook is packed text: unpacked it may be many times as large, but not more than this. */
export const LARGEST_UNPACKED_BYTES = 200 * 1024 * 1024;

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
export function readMarks(file: Buffer): Map<string, SheetMarks> {
	const parts = unpack(file);
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
const LONGEST_COMMENT = 65_557;
const STORED = 0;

/** The parts of the package that are read here, as text (APPNOTE.TXT, central directory). */
function unpack(file: Buffer): Map<string, string> {
	try {
		const parts = new Map<string, string>();
		let left = LARGEST_UNPACKED_BYTES;
		for (const { name, method, packed } of entries(file)) {
			const options = { maxOutputLength: Math.max(left, 1), finishFlush: constants.Z_SYNC_FLUSH };
			const content = method === STORED ? packed : inflateRawSync(packed, options);
			left -= content.length;
			if (left < 0) throw new WorkbookError('too_large');
			if (/^xl\/(workbook\.xml|_rels\/|worksheets\/[^/]+\.xml)/.test(name)) parts.set(name, content.toString('utf8'));
		}
		return parts;
	} catch (error) {
		if (error instanceof WorkbookError) throw error;
		const tooLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
		throw new WorkbookError(tooLarge ? 'too_large' : 'broken');
	}
}

function* entries(file: Buffer): Generator<{ name: string; method: number; packed: Buffer }> {
	let end = file.length - 22;
	while (end >= 0 && file.readUInt32LE(end) !== END_OF_DIRECTORY) {
		end -= 1;
		if (file.length - end > LONGEST_COMMENT) throw new WorkbookError('broken');
	}
	let at = file.readUInt32LE(end + 16);
	for (let n = file.readUInt16LE(end + 10); n > 0; n -= 1) {
		if (file.readUInt32LE(at) !== ENTRY) throw new WorkbookError('broken');
		const [size, nameLength] = [file.readUInt32LE(at + 20), file.readUInt16LE(at + 28)];
		const name = file.toString('utf8', at + 46, at + 46 + nameLength);
		const local = file.readUInt32LE(at + 42);
		const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
		yield { name, method: file.readUInt16LE(at + 10), packed: file.subarray(begin, begin + size) };
		at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
	}
}
