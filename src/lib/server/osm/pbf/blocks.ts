import { open, type FileHandle } from 'node:fs/promises';
import { inflateSync, zstdDecompressSync } from 'node:zlib';
import { PbfReader } from 'pbf';

/** The file cannot be read as an OpenStreetMap extract; the message says where and why. */
export class OsmFileError extends Error {}

export interface Block {
	readonly type: 'OSMHeader' | 'OSMData';
	readonly data: Uint8Array;
	/** Byte at which the block begins, for messages. */
	readonly offset: number;
	/** Byte at which the next one begins, for progress. */
	readonly end: number;
}

/** Bounds that the format sets: 64 KiB for a block's header, 32 MiB for its body. */
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** First bytes of other file types, for a helpful message. */
const OTHER_FORMATS: readonly (readonly [name: string, first: readonly number[]])[] = [
	['a JPEG picture', [0xff, 0xd8, 0xff]],
	['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
	['a PDF document', [0x25, 0x50, 0x44, 0x46]],
	['a ZIP archive', [0x50, 0x4b, 0x03, 0x04]],
	['a gzip archive', [0x1f, 0x8b]],
	['a bzip2 archive', [0x42, 0x5a, 0x68]],
	['an XML or HTML text; the .osm.pbf form of the extract is needed', [0x3c]],
	['a JSON text', [0x7b]]
];

/**
 * Reads the blocks of a .osm.pbf file one after the other; memory holds one at a time.
 * @throws OsmFileError for anything that is not a whole extract
 */
export async function* readBlocks(file: string): AsyncGenerator<Block> {
	const handle = await open(file, 'r').catch((error: unknown) => {
		throw new OsmFileError(`${file}: cannot be opened (${error instanceof Error ? error.message : String(error)})`);
	});
	try {
		const { size } = await handle.stat();
		await refuseOtherFormats(handle, file, size);
		for (let offset = 0; offset < size;) {
			const block = await readBlock(handle, file, offset, size);
			if (offset === 0 && block.type !== 'OSMHeader') throw notAnExtract(file, 'its first block is no OSMHeader');
			offset = block.end;
			yield block as Block;
		}
	} finally {
		await handle.close();
	}
}

async function refuseOtherFormats(handle: FileHandle, file: string, size: number): Promise<void> {
	if (size === 0) throw new OsmFileError(`${file}: the file is empty`);
	if (size < 8) throw notAnExtract(file, `it is only ${size} bytes long`);
	const first = new Uint8Array(8);
	await handle.read(first, 0, 8, 0);
	const other = OTHER_FORMATS.find(([, bytes]) => bytes.every((byte, i) => first[i] === byte));
	if (other) throw notAnExtract(file, `it is ${other[0]}`);
}

function notAnExtract(file: string, why: string): OsmFileError {
	return new OsmFileError(`${file}: not an OpenStreetMap extract (.osm.pbf): ${why}`);
}

interface AnyBlock extends Omit<Block, 'type'> {
	readonly type: string;
}

async function readBlock(handle: FileHandle, file: string, offset: number, size: number): Promise<AnyBlock> {
	const length = new DataView((await readExactly(handle, file, offset, 4, size)).buffer).getUint32(0);
	if (length === 0 || length > MAX_HEADER_BYTES) {
		if (offset === 0) throw notAnExtract(file, 'it does not begin with the header of a block');
		throw new OsmFileError(`${file}: damaged at byte ${offset}: a block header of ${length} bytes`);
	}
	const header = await readExactly(handle, file, offset + 4, length, size);
	const { type, bodyBytes } = guarded(file, offset, () => readBlockHeader(header));
	if (bodyBytes <= 0 || bodyBytes > MAX_BODY_BYTES) {
		if (offset === 0) throw notAnExtract(file, 'it does not begin with the header of a block');
		throw new OsmFileError(`${file}: damaged at byte ${offset}: a block of ${bodyBytes} bytes`);
	}
	const body = await readExactly(handle, file, offset + 4 + length, bodyBytes, size);
	return { type, data: guarded(file, offset, () => unpack(body)), offset, end: offset + 4 + length + bodyBytes };
}

async function readExactly(
	handle: FileHandle,
	file: string,
	offset: number,
	length: number,
	size: number
): Promise<Uint8Array<ArrayBuffer>> {
	const bytes = new Uint8Array(length);
	const { bytesRead } = await handle.read(bytes, 0, length, offset);
	if (bytesRead < length) {
		throw new OsmFileError(
			`${file}: ends in the middle of a block (at byte ${size} of at least ${offset + length}): the file is truncated`
		);
	}
	return bytes;
}

/** Turns the errors of a damaged block (inflate, range, text) into one message with its position. */
export function guarded<T>(file: string, offset: number, read: () => T): T {
	try {
		return read();
	} catch (error) {
		if (error instanceof OsmFileError) throw error;
		throw new OsmFileError(
			`${file}: damaged at byte ${offset}: ${error instanceof Error ? error.message : 'unreadable'}`
		);
	}
}

/** BlobHeader of fileformat.proto: 1 type, 3 datasize. */
function readBlockHeader(bytes: Uint8Array): { type: string; bodyBytes: number } {
	const header = { type: '', bodyBytes: 0 };
	return new PbfReader(bytes).readFields((field, result, reader) => {
		if (field === 1) result.type = reader.readString();
		else if (field === 3) result.bodyBytes = reader.readVarint();
	}, header);
}

/** Blob of fileformat.proto: 1 raw, 2 raw_size, 3 zlib, 4 lzma, 5 bzip2, 6 lz4, 7 zstd. */
function unpack(bytes: Uint8Array): Uint8Array {
	const blob: { raw: Uint8Array | null; field: number } = { raw: null, field: 0 };
	new PbfReader(bytes).readFields((field, result, reader) => {
		if (field < 3 && field !== 1) return;
		result.field = field;
		if (field === 1) result.raw = reader.readBytes();
		else if (field === 3) result.raw = inflateSync(reader.readBytes(), { maxOutputLength: MAX_BODY_BYTES });
		else if (field === 7) result.raw = zstdDecompressSync(reader.readBytes(), { maxOutputLength: MAX_BODY_BYTES });
	}, blob);
	if (!blob.raw) throw new Error(`its packing (field ${blob.field}) is not zlib, zstd or none`);
	return blob.raw;
}
