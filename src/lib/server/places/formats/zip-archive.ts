/**
 * Archives that people upload (APPNOTE.TXT 6.3.10). What the central directory says is checked before anything is unpacked, and
 * what comes out is counted while it does: a directory may lie.
 */
import { promisify } from 'node:util';
import { inflateRaw, type InputType, type ZlibOptions } from 'node:zlib';
import { FileRefused } from '../../../domain/places/formats/reader.ts';

export interface ArchiveEntry {
	/** Folders in front of it are left out: they are folders of the sender's machine. */
	name: string;
	bytes: Uint8Array<ArrayBuffer>;
}

/** A shapefile is five files and some more; a folder of forty of them is an archive to be sorted first. */
export const MAX_PARTS = 200;
export const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const MAX_COMMENT_BYTES = 65_557;
const UTF8_NAME = 0x800;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

interface Listed {
	name: string;
	method: number;
	unpacked_bytes: number;
	packed: Uint8Array<ArrayBuffer>;
}

const inflated = promisify<InputType, ZlibOptions, Buffer<ArrayBuffer>>(inflateRaw);

/** What a pair of eyes never sees: folders, and what macOS adds. */
const isOther = (name: string): boolean => name.endsWith('/') || /(^|\/)(__MACOSX\/|\.)/.test(name);

/** @throws FileRefused */
export async function unpack(file: Uint8Array<ArrayBuffer>): Promise<ArchiveEntry[]> {
	const listed = directory(file).filter(({ name }) => !isOther(name));
	if (listed.length > MAX_PARTS) throw new FileRefused('too_many_parts', String(listed.length));
	const declared_bytes = listed.reduce((sum, { unpacked_bytes }) => sum + unpacked_bytes, 0);
	if (declared_bytes > MAX_UNPACKED_BYTES) throw new FileRefused('unpacked_too_large');
	const entries: ArchiveEntry[] = [];
	let left_bytes = MAX_UNPACKED_BYTES;
	for (const one of listed) {
		const bytes = await contentOf(one, left_bytes);
		left_bytes -= bytes.length;
		entries.push({ name: one.name.replace(/^.*[/\\]/, ''), bytes });
	}
	return entries;
}

async function contentOf({ method, packed }: Listed, most_bytes: number): Promise<Uint8Array<ArrayBuffer>> {
	if (method === STORED) {
		if (packed.length > most_bytes) throw new FileRefused('unpacked_too_large');
		return packed;
	}
	if (method !== DEFLATED) throw new FileRefused('broken_archive');
	try {
		return new Uint8Array(await inflated(packed, { maxOutputLength: Math.max(most_bytes, 1) }));
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : '';
		throw new FileRefused(code === 'ERR_BUFFER_TOO_LARGE' ? 'unpacked_too_large' : 'broken_archive');
	}
}

function directory(file: Uint8Array<ArrayBuffer>): Listed[] {
	try {
		return [...entriesOf(file)];
	} catch (error) {
		// An offset that points beyond the file.
		if (error instanceof RangeError) throw new FileRefused('broken_archive');
		throw error;
	}
}

function* entriesOf(file: Uint8Array<ArrayBuffer>): Generator<Listed> {
	const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
	const [short, long] = [(at: number) => view.getUint16(at, true), (at: number) => view.getUint32(at, true)];
	let end = file.length - 22;
	while (end >= 0 && long(end) !== END_OF_DIRECTORY) {
		end -= 1;
		if (file.length - end > MAX_COMMENT_BYTES) break;
	}
	if (end < 0 || long(end) !== END_OF_DIRECTORY) throw new FileRefused('broken_archive');
	let at = long(end + 16);
	for (let left = short(end + 10); left > 0; left -= 1) {
		if (long(at) !== ENTRY) throw new FileRefused('broken_archive');
		const [flags, method, packed_bytes, unpacked_bytes] = [short(at + 8), short(at + 10), long(at + 20), long(at + 24)];
		if ((flags & ENCRYPTED) !== 0) throw new FileRefused('broken_archive');
		const [nameLength, local] = [short(at + 28), long(at + 42)];
		if (long(local) !== LOCAL_HEADER) throw new FileRefused('broken_archive');
		const begin = local + 30 + short(local + 26) + short(local + 28);
		if (begin + packed_bytes > file.length) throw new FileRefused('broken_archive');
		const name = decodeName(file.subarray(at + 46, at + 46 + nameLength), (flags & UTF8_NAME) !== 0);
		yield { name, method, unpacked_bytes, packed: file.subarray(begin, begin + packed_bytes) };
		at += 46 + nameLength + short(at + 30) + short(at + 32);
	}
}

/** Without the mark of UTF-8 Chinese systems write GBK. */
function decodeName(bytes: Uint8Array, utf8: boolean): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder(utf8 ? 'utf-8' : 'gb18030').decode(bytes);
	}
}
