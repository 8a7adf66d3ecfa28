/** PNG (ISO/IEC 15948): keeps the chunks of the image, drops all others. */
import { NO_EXIF, readExif, type ExifData } from './exif.ts';
import { joined, latin1, piece, viewOf } from '../files/bytes.ts';
import { PhotoRefused, type CleanPhoto } from './clean-photo.ts';

const KEPT_CHUNKS = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'cICP']);

export function cleanPng(bytes: Uint8Array): CleanPhoto {
	const parts: Uint8Array[] = [bytes.subarray(0, 8)];
	let exif: ExifData = NO_EXIF;
	let size: { width: number; height: number } | null = null;
	let drawn = false;
	for (let at = 8; ;) {
		const length = viewOf(piece(bytes, at, 8)).getUint32(0);
		const type = latin1(piece(bytes, at + 4, 4));
		const chunk = piece(bytes, at, length + 12);
		const content = chunk.subarray(8, 8 + length);
		at += chunk.length;
		if ((size === null) !== (type === 'IHDR')) throw new PhotoRefused('broken');
		if (type === 'IHDR') size = { width: viewOf(content).getUint32(0), height: viewOf(content).getUint32(4) };
		if (type === 'eXIf') exif = readExif(content);
		if (type === 'IDAT') drawn = true;
		if (KEPT_CHUNKS.has(type)) parts.push(chunk);
		if (type === 'IEND') break;
	}
	if (!size || !drawn) throw new PhotoRefused('broken');
	return { ...exif, media_type: 'image/png', ...size, content: joined(parts) };
}
