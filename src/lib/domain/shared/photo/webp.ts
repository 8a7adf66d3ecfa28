/** WebP (RFC 9649): keeps the image, transparency and colour profile of the RIFF container. */
import { NO_EXIF, readExif, type ExifData } from './exif.ts';
import { joined, latin1, piece, viewOf } from '../files/bytes.ts';
import { PhotoRefused, type CleanPhoto } from './clean-photo.ts';

const KEPT_CHUNKS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);
/** Flags of VP8X for the dropped Exif and XMP chunks. */
const METADATA_FLAGS = 0x08 | 0x04;
const ANIMATED_FLAG = 0x02;

export function cleanWebp(bytes: Uint8Array): CleanPhoto {
	const whole = piece(bytes, 0, 8 + viewOf(bytes).getUint32(4, true));
	const parts: Uint8Array[] = [];
	let exif: ExifData = NO_EXIF;
	let size: { width: number; height: number } | null = null;
	for (let at = 12; at + 8 <= whole.length;) {
		const type = latin1(piece(whole, at, 4));
		const length = viewOf(piece(whole, at, 8)).getUint32(4, true);
		const content = piece(whole, at + 8, length);
		if (type === 'ANIM' || type === 'ANMF') throw new PhotoRefused('animated');
		if (type === 'EXIF') exif = readExif(withoutPrefix(content));
		if (type === 'VP8 ' || type === 'VP8L') size = sizeOf(type, content);
		if (KEPT_CHUNKS.has(type)) parts.push(chunkOf(type, content));
		// Chunks are padded to even length.
		at += 8 + length + (length % 2);
	}
	if (!size) throw new PhotoRefused('broken');
	const body = joined(parts);
	const head = new Uint8Array(12);
	head.set(whole.subarray(0, 12));
	viewOf(head).setUint32(4, 4 + body.length, true);
	return { ...exif, media_type: 'image/webp', ...size, content: joined([head, body]) };
}

function chunkOf(type: string, content: Uint8Array): Uint8Array {
	const chunk = new Uint8Array(8 + content.length + (content.length % 2));
	chunk.set([...type].map((letter) => letter.charCodeAt(0)));
	viewOf(chunk).setUint32(4, content.length, true);
	chunk.set(content, 8);
	if (type === 'VP8X') {
		const flags = chunk[8] ?? 0;
		if (flags & ANIMATED_FLAG) throw new PhotoRefused('animated');
		chunk[8] = flags & ~METADATA_FLAGS;
	}
	return chunk;
}

/** Some programs write the prefix of JPEG. */
const withoutPrefix = (content: Uint8Array): Uint8Array =>
	latin1(content.subarray(0, 6)) === 'Exif\0\0' ? content.subarray(6) : content;

function sizeOf(type: 'VP8 ' | 'VP8L', content: Uint8Array): { width: number; height: number } {
	const view = viewOf(content);
	if (type === 'VP8L') {
		if (view.getUint8(0) !== 0x2f) throw new PhotoRefused('broken');
		const bits = view.getUint32(1, true);
		return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
	}
	if (view.getUint8(3) !== 0x9d || view.getUint8(4) !== 0x01 || view.getUint8(5) !== 0x2a)
		throw new PhotoRefused('broken');
	return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
}
