import { describe, expect, it } from 'vitest';
import { NO_EXIF, readExif } from './exif.ts';
import { cleanPhoto, MAX_PHOTO_BYTES } from './photo.ts';
import type { CleanPhoto } from './clean-photo.ts';
import { exifBlock, JPEG, phoneJpeg, phonePng, phoneWebp, PNG, SECRETS } from './photo.fixture.ts';

function taken(bytes: Uint8Array): CleanPhoto {
	const photo = cleanPhoto(bytes);
	if (typeof photo === 'string') throw new Error(photo);
	return photo;
}
const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
const holds = (bytes: Uint8Array, secret: string): boolean =>
	latin(bytes).includes(latin(new TextEncoder().encode(secret)));

const KINDS = [
	['image/jpeg', phoneJpeg],
	['image/png', phonePng],
	['image/webp', phoneWebp]
] as const;

describe.each(KINDS)('%s', (type, phone) => {
	it('is recognised by its content, and gives location and time of its exposure', () => {
		const photo = taken(phone());
		expect(photo).toMatchObject({ media_type: type, taken_at: '2026-03-05T09:41:07', accuracy_m: 8 });
		expect(photo.place).toEqual({ lon: 121.41274, lat: 31.29252 });
		expect([photo.width, photo.height].sort()).toEqual([16, 24]);
	});

	it('keeps nothing of it: no place, no camera, no words, no thumbnail, nothing behind the end', () => {
		const raw = phone();
		expect(SECRETS.some((secret) => holds(raw, secret))).toBe(true);
		const { content } = taken(raw);
		for (const secret of [...SECRETS, 'GPS', 'eXIf', 'tEXt', 'XMP ', 'EXIF', 'http'])
			expect(holds(content, secret), secret).toBe(false);
		// Cleaned again, it is the same to the byte, and contains only the orientation.
		const again = taken(content);
		expect(again.content).toEqual(content);
		expect({ ...again, content: null }).toEqual({
			...taken(raw),
			...NO_EXIF,
			orientation: again.orientation,
			content: null
		});
	});

	it('is refused where it is not whole, wherever it was cut', () => {
		const whole = taken(phone()).content;
		for (let end = 12; end < whole.length - 1; end += 1)
			expect(typeof cleanPhoto(whole.subarray(0, end)), `cut at ${end}`).toBe('string');
	});

	it('reads or refuses 3,000 randomly damaged files without an exception', () => {
		let state = 7;
		const random = (below: number): number => {
			state = (Math.imul(state, 1103515245) + 12345) >>> 0;
			return (state >>> 8) % below;
		};
		for (let n = 0; n < 3000; n += 1) {
			const bytes = phone().slice();
			for (let hits = 1 + random(6); hits > 0; hits -= 1) bytes[random(bytes.length)] = random(256);
			const photo = cleanPhoto(bytes);
			if (typeof photo !== 'string') expect(photo.content.length).toBeLessThan(bytes.length + 64);
		}
	});
});

describe('the picture itself', () => {
	it('is not touched: what was between the segments is there, byte for byte', () => {
		const { content, width, height } = taken(phoneJpeg({ orientation: 1 }));
		const picture = JPEG.subarray(JPEG.indexOf(0xdb) - 1);
		expect(latin(content)).toContain(latin(picture));
		expect([width, height]).toEqual([24, 16]);
		expect(taken(PNG).content).toEqual(PNG);
	});

	it('keeps which side is up, in a block with that and no more', () => {
		const photo = taken(phoneJpeg({ orientation: 6 }));
		expect([photo.width, photo.height]).toEqual([16, 24]);
		const at = latin(photo.content).indexOf('Exif\0\0');
		expect(readExif(photo.content.subarray(at + 6, at + 32))).toEqual({ ...NO_EXIF, orientation: 6 });
		expect(latin(taken(phoneJpeg({ orientation: 1 })).content)).not.toContain('Exif');
	});
});

describe('what a camera wrote', () => {
	it('is read south and west too, and left where it is no place or no time', () => {
		expect(readExif(exifBlock({ lat: -33.5, lon: -70.25 })).place).toEqual({ lat: -33.5, lon: -70.25 });
		expect(readExif(exifBlock({ lat: 0, lon: 0 })).place).toBeNull();
		expect(readExif(exifBlock({ lat: 95, lon: 10 })).place).toBeNull();
		expect(readExif(exifBlock({ taken: '0000:00:00 00:00:00' })).taken_at).toBeNull();
		expect(readExif(exifBlock({ orientation: 77 })).orientation).toBe(1);
		expect(readExif(new TextEncoder().encode('no block at all'))).toEqual(NO_EXIF);
	});
});

describe('files that are no photo', () => {
	const text = (content: string) => new TextEncoder().encode(content);
	it.each([
		['not_a_photo', text('<svg onload="alert(1)">')],
		['not_a_photo', text('<html><script>alert(1)</script>')],
		['not_a_photo', text('GIF89a')],
		['not_a_photo', new Uint8Array(0)],
		['heic', text('\0\0\0\x18ftypheic\0\0\0\0mif1')],
		['broken', Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)],
		['too_large', new Uint8Array(MAX_PHOTO_BYTES + 1)]
	] as const)('is refused: %s', (problem, bytes) => {
		expect(cleanPhoto(bytes)).toBe(problem);
	});

	it('is refused where it would fill a browser: too many pixels', () => {
		const huge = PNG.slice();
		huge.set([0, 1, 0, 0, 0, 1, 0, 0], 16);
		expect(cleanPhoto(huge)).toBe('too_many_pixels');
	});
});
