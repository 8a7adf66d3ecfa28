/** ZIP archives (APPNOTE.TXT 6.3.10): the central directory, and the content of an entry up to a limit. */
import { joined, viewOf } from './bytes.ts';
import { decodeName, GBK } from './file-text.ts';

export class ZipError extends Error {
	override readonly name = 'ZipError';
	readonly reason: 'broken' | 'too_large';
	constructor(reason: 'broken' | 'too_large') {
		super(`archive is ${reason}`);
		this.reason = reason;
	}
}

export interface ZipEntry {
	readonly name: string;
	readonly method: number;
	/** As the directory states it, which may be wrong. */
	readonly unpacked_bytes: number;
	readonly packed: Uint8Array<ArrayBuffer>;
}

/** Limit of the unpacked content of an archive or workbook. */
export const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
/** The end record of 22 bytes and the longest comment behind it. */
const MAX_END_RECORD_BYTES = 65_557;
const ENCRYPTED = 1;
const UTF8_NAME = 0x800;
const STORED = 0;
const DEFLATED = 8;

/** The entries of the central directory; encrypted archives are refused. @throws ZipError */
export function zipEntries(file: Uint8Array<ArrayBuffer>): ZipEntry[] {
	try {
		return [...entriesOf(file)];
	} catch (error) {
		// An offset beyond the file.
		throw error instanceof RangeError ? new ZipError('broken') : error;
	}
}

function* entriesOf(file: Uint8Array<ArrayBuffer>): Generator<ZipEntry> {
	const view = viewOf(file);
	const [short, long] = [(at: number) => view.getUint16(at, true), (at: number) => view.getUint32(at, true)];
	const end = endRecord(file, view);
	let at = long(end + 16);
	for (let left = short(end + 10); left > 0; left -= 1) {
		if (long(at) !== ENTRY) throw new ZipError('broken');
		const [flags, method, packed_bytes, unpacked_bytes] = [short(at + 8), short(at + 10), long(at + 20), long(at + 24)];
		const [nameLength, local] = [short(at + 28), long(at + 42)];
		if ((flags & ENCRYPTED) !== 0 || long(local) !== LOCAL_HEADER) throw new ZipError('broken');
		const begin = local + 30 + short(local + 26) + short(local + 28);
		if (begin + packed_bytes > file.length) throw new ZipError('broken');
		// Chinese systems write names in GBK without the flag of UTF-8.
		const fallback = (flags & UTF8_NAME) === 0 ? GBK : 'utf-8';
		const name = decodeName(file.subarray(at + 46, at + 46 + nameLength), fallback);
		yield { name, method, unpacked_bytes, packed: file.subarray(begin, begin + packed_bytes) };
		at += 46 + nameLength + short(at + 30) + short(at + 32);
	}
}

function endRecord(file: Uint8Array, view: DataView): number {
	for (let end = file.length - 22; end >= 0 && file.length - end <= MAX_END_RECORD_BYTES; end -= 1)
		if (view.getUint32(end, true) === END_OF_DIRECTORY) return end;
	throw new ZipError('broken');
}

/** @throws ZipError as soon as the content exceeds `max_bytes`: the rest is not unpacked */
export async function unpacked({ method, packed }: ZipEntry, max_bytes: number): Promise<Uint8Array<ArrayBuffer>> {
	if (method === STORED) {
		if (packed.length > max_bytes) throw new ZipError('too_large');
		return packed;
	}
	if (method !== DEFLATED) throw new ZipError('broken');
	const chunks: Uint8Array[] = [];
	let size = 0;
	const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
	try {
		for (let next = await reader.read(); !next.done; next = await reader.read()) {
			size += next.value.length;
			if (size > max_bytes) throw new ZipError('too_large');
			chunks.push(next.value);
		}
	} catch (error) {
		await reader.cancel().catch(() => undefined);
		throw error instanceof ZipError ? error : new ZipError('broken');
	}
	return joined(chunks);
}
