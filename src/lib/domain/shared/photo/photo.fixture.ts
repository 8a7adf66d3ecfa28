/** Photos for tests: a small image with the metadata of cameras and phones. */
import { joined } from '../files/bytes.ts';

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** 24 × 16 pixels, drawn for these tests. */
export const JPEG = fromBase64(
	'/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/' +
		'2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABgDASIAAhEBAxEB/8QA' +
		'FQABAQAAAAAAAAAAAAAAAAAAAAb/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAQP/xAAVEQEBAAAAAAAAAAAAAAAAAAAAAf/a' +
		'AAwDAQACEQMRAD8Am1ijlirUIAAv/9k='
);
export const PNG = fromBase64(
	'iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAAAPElEQVR4AezSsQkAQAgDwMdJfpQf4cdyDGuX1A1MIVZGSCcEjsh9P6qoeXQiZ/hYAIFJ' +
		'RCIoAB+4ogVECQAA//+9bYzjAAAABklEQVQDAArJOqnNAuPwAAAAAElFTkSuQmCC'
);
const VP8 = fromBase64('sAIAnQEqGAAQAD7RVKNLqCSjIbAIAQAaCWUAAHsgAP7eq//uVn9lq3S/9aK3OAAA');

/** Texts that a cleaned file must not contain. */
export const SECRETS = ['示例相机', 'xmpmeta', 'Photoshop 3.0', 'a comment', 'behind the end', 'THUMBNAIL', 'MPF\0'];
const secret = (text: string): Uint8Array => new TextEncoder().encode(text);
const be16 = (value: number): number[] => [value >> 8, value & 0xff];
const be32 = (value: number): number[] => [...be16(value >>> 16), ...be16(value & 0xffff)];

export interface Written {
	lat?: number;
	lon?: number;
	orientation?: number;
	/** `2026:03:05 09:41:07` */
	taken?: string;
}

/** An Exif block, big endian: a make, the orientation, the time, the place, and a directory for a thumbnail. */
export function exifBlock({
	lat = 31.29252,
	lon = 121.41274,
	orientation = 6,
	taken = '2026:03:05 09:41:07'
}: Written = {}) {
	const make = secret('示例相机\0');
	const time = secret(`${taken}\0`);
	const rationals = (degrees: number) => {
		const whole = Math.floor(Math.abs(degrees));
		const minutes = Math.floor((Math.abs(degrees) - whole) * 60);
		const seconds = Math.round(((Math.abs(degrees) - whole) * 60 - minutes) * 60 * 10_000);
		return [...be32(whole), ...be32(1), ...be32(minutes), ...be32(1), ...be32(seconds), ...be32(10_000)];
	};
	const entry = (tag: number, type: number, count: number, value: number[]) => [
		...be16(tag),
		...be16(type),
		...be32(count),
		...value
	];
	const [ifd0, exif, gps] = [8, 8 + 2 + 4 * 12 + 4, 8 + 2 + 4 * 12 + 4 + 2 + 12 + 4];
	const data = gps + 2 + 5 * 12 + 4;
	const [makeAt, timeAt] = [data, data + make.length];
	const [latAt, lonAt] = [timeAt + time.length, timeAt + time.length + 24];
	const errorAt = lonAt + 24;
	return Uint8Array.of(
		...[0x4d, 0x4d, 0, 42],
		...be32(ifd0),
		...be16(4),
		...entry(0x010f, 2, make.length, be32(makeAt)),
		...entry(0x0112, 3, 1, [...be16(orientation), 0, 0]),
		...entry(0x8769, 4, 1, be32(exif)),
		...entry(0x8825, 4, 1, be32(gps)),
		...be32(0),
		...be16(1),
		...entry(0x9003, 2, time.length, be32(timeAt)),
		...be32(0),
		...be16(5),
		...entry(1, 2, 2, [lat < 0 ? 0x53 : 0x4e, 0, 0, 0]),
		...entry(2, 5, 3, be32(latAt)),
		...entry(3, 2, 2, [lon < 0 ? 0x57 : 0x45, 0, 0, 0]),
		...entry(4, 5, 3, be32(lonAt)),
		...entry(0x1f, 5, 1, be32(errorAt)),
		...be32(0),
		...make,
		...time,
		...rationals(lat),
		...rationals(lon),
		...be32(71),
		...be32(10),
		...secret('THUMBNAIL')
	);
}

const segment = (code: number, ...content: Uint8Array[]): Uint8Array => {
	const body = joined(content);
	return joined([Uint8Array.of(0xff, code, ...be16(body.length + 2)), body]);
};

/** An image as a phone saves it: Exif, XMP, IPTC, the index of a second image, a comment, and data behind the end. */
export function phoneJpeg(written: Written = {}): Uint8Array<ArrayBuffer> {
	return joined([
		JPEG.subarray(0, 2),
		segment(0xe1, secret('Exif\0\0'), exifBlock(written)),
		segment(0xe1, secret('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta GPSLatitude="31,17.5N"/>')),
		segment(0xe2, secret('MPF\0MM')),
		segment(0xed, secret('Photoshop 3.0\0 8BIM')),
		segment(0xe0, secret('JFXX\0THUMBNAIL')),
		segment(0xfe, secret('a comment')),
		JPEG.subarray(2),
		secret('behind the end')
	]);
}

const pngChunk = (type: string, content: Uint8Array): Uint8Array =>
	joined([Uint8Array.of(...be32(content.length)), secret(type), content, Uint8Array.of(0, 0, 0, 0)]);

export const phonePng = (): Uint8Array<ArrayBuffer> =>
	joined([
		PNG.subarray(0, 33),
		pngChunk('eXIf', exifBlock()),
		pngChunk('tEXt', secret('Comment\0a comment')),
		pngChunk('iTXt', secret('XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta/>')),
		PNG.subarray(33),
		secret('behind the end')
	]);

export function phoneWebp(): Uint8Array<ArrayBuffer> {
	const le32 = (value: number): number[] => be32(value).toReversed();
	const chunk = (type: string, content: Uint8Array) =>
		joined([secret(type), Uint8Array.of(...le32(content.length)), content, new Uint8Array(content.length % 2)]);
	const body = joined([
		secret('WEBP'),
		chunk('VP8X', Uint8Array.of(0x0c, 0, 0, 0, 23, 0, 0, 15, 0, 0)),
		chunk('VP8 ', VP8),
		chunk('EXIF', exifBlock()),
		chunk('XMP ', secret('<x:xmpmeta/>'))
	]);
	return joined([secret('RIFF'), Uint8Array.of(...le32(body.length)), body, secret('behind the end')]);
}
