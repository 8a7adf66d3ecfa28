/** JPEG (ITU-T T.81): keeps the segments of the image, drops metadata; the image data is copied unchanged. */
import { NO_EXIF, readExif, type ExifData } from './exif.ts';
import { joined, latin1, piece, viewOf } from '../files/bytes.ts';
import { PhotoRefused, type CleanPhoto } from './clean-photo.ts';

const SOI = Uint8Array.of(0xff, 0xd8);
const EOI = Uint8Array.of(0xff, 0xd9);
/** JFIF 1.01 header without density and thumbnail. */
const JFIF = Uint8Array.of(0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Tables, frames and scans: the segments of the image. */
const isPicture = (marker: number): boolean =>
	(marker >= 0xc0 && marker <= 0xcf) || [0xda, 0xdb, 0xdc, 0xdd].includes(marker);

export function cleanJpeg(bytes: Uint8Array): CleanPhoto {
	const parts: Uint8Array[] = [];
	let exif: ExifData = NO_EXIF;
	let size: { width: number; height: number } | null = null;
	let at = 2;
	for (;;) {
		const marker = markerAt(bytes, at);
		at = marker.end;
		// Data behind the end marker (a video, another image) is dropped.
		if (marker.code === 0xd9) break;
		const length = viewOf(bytes).getUint16(at);
		const segment = piece(bytes, at, length);
		const content = segment.subarray(2);
		at += length;
		if (marker.code === 0xe1 && exif === NO_EXIF && latin1(content.subarray(0, 6)) === 'Exif\0\0')
			exif = readExif(content.subarray(6));
		if (isFrame(marker.code)) size ??= { height: viewOf(content).getUint16(1), width: viewOf(content).getUint16(3) };
		const kept = keptPart(marker.code, content);
		if (!kept) continue;
		parts.push(Uint8Array.of(0xff, marker.code), lengthOf(kept), kept);
		if (marker.code === 0xda) {
			const end = endOfScan(bytes, at);
			parts.push(bytes.subarray(at, end));
			at = end;
		}
	}
	if (!size || !parts.some((part) => part[0] === 0xff && part[1] === 0xda)) throw new PhotoRefused('broken');
	const turned = exif.orientation >= 5;
	return {
		...exif,
		media_type: 'image/jpeg',
		width: turned ? size.height : size.width,
		height: turned ? size.width : size.height,
		content: joined([SOI, JFIF, ...(exif.orientation > 1 ? [onlyOrientation(exif.orientation)] : []), ...parts, EOI])
	};
}

/** The part of a segment to keep: image data, colour profile, colour transform; null for all other segments. */
function keptPart(code: number, content: Uint8Array): Uint8Array | null {
	if (isPicture(code)) return content;
	if (code === 0xe2 && latin1(content.subarray(0, 12)) === 'ICC_PROFILE\0') return content;
	if (code === 0xee && latin1(content.subarray(0, 5)) === 'Adobe') return content.subarray(0, 12);
	return null;
}

function lengthOf({ length }: Uint8Array): Uint8Array {
	return Uint8Array.of((length + 2) >> 8, (length + 2) & 0xff);
}

function markerAt(bytes: Uint8Array, from: number): { code: number; end: number } {
	let at = from;
	if (bytes[at] !== 0xff) throw new PhotoRefused('broken');
	while (bytes[at] === 0xff) at += 1;
	const code = bytes[at];
	if (code === undefined || code === 0 || code === 0xd8 || code === 0x01 || (code >= 0xd0 && code <= 0xd7))
		throw new PhotoRefused('broken');
	return { code, end: at + 1 };
}

/** Position of the first marker after a scan that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
	for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
		const next = bytes[at + 1];
		if (next === undefined) break;
		if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
	}
	throw new PhotoRefused('broken');
}

/** A new Exif block with the orientation tag alone, which is needed for display. */
function onlyOrientation(orientation: number): Uint8Array {
	const block = Uint8Array.of(
		...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
		...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
		...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
		...[0, 0, 0, 0]
	);
	return block;
}
