/**
 * Photos from phones and cameras: recognised by content, never by name, and stripped of all metadata without re-encoding.
 * Only known parts are copied; Exif, XMP, IPTC, comments, thumbnails, further images and data behind the end are dropped.
 */
import { PhotoRefused, type CleanPhoto, type PhotoProblem } from './clean-photo.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanPng } from './png.ts';
import { cleanWebp } from './webp.ts';

export const MAX_PHOTOS = 6;
export const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
/** More than any phone takes; larger images are too heavy for browsers. */
const MAX_PIXELS = 120_000_000;

/** @returns the cleaned photo, or why it is refused */
export function cleanPhoto(bytes: Uint8Array): CleanPhoto | PhotoProblem {
	if (bytes.length > MAX_PHOTO_BYTES) return 'too_large';
	try {
		const photo = cleaned(bytes);
		return photo.width * photo.height > MAX_PIXELS || photo.width < 1 || photo.height < 1 ? 'too_many_pixels' : photo;
	} catch (error) {
		if (error instanceof PhotoRefused) return error.problem;
		// A length beyond the end of the file.
		if (error instanceof RangeError) return 'broken';
		throw error;
	}
}

function cleaned(bytes: Uint8Array): CleanPhoto {
	const head = String.fromCharCode(...bytes.subarray(0, 12));
	if (head.startsWith('\xff\xd8\xff')) return cleanJpeg(bytes);
	if (head.startsWith('\x89PNG\r\n\x1a\n')) return cleanPng(bytes);
	if (head.startsWith('RIFF') && head.endsWith('WEBP')) return cleanWebp(bytes);
	if (/^.{4}ftyp(hei[cfmsx]|hev[cmsx]|mif1|msf1|avif|avis)/s.test(head)) throw new PhotoRefused('heic');
	throw new PhotoRefused('not_a_photo');
}
