/** PNG (ISO/IEC 15948): keeps the chunks of the image, drops all others. */
import { NO_NOTES, readCameraNotes, type CameraNotes } from './exif.ts';
import { joined, latin1, piece, viewOf } from '../files/bytes.ts';
import { PhotoRefused, type CleanPhoto } from './photo.ts';

const DRAWS = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'cICP']);

export function cleanPng(bytes: Uint8Array): CleanPhoto {
	const kept: Uint8Array[] = [bytes.subarray(0, 8)];
	let notes: CameraNotes = NO_NOTES;
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
		if (type === 'eXIf') notes = readCameraNotes(content);
		if (type === 'IDAT') drawn = true;
		if (DRAWS.has(type)) kept.push(chunk);
		if (type === 'IEND') break;
	}
	if (!size || !drawn) throw new PhotoRefused('broken');
	return { ...notes, media_type: 'image/png', ...size, content: joined(kept) };
}
