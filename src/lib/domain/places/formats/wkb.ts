/** Well-known binary (OGC 06-103r4 §8), and the header of GeoPackage blobs (OGC 12-128r19 §2.1.3). */
import type { Position } from 'geojson';
import { readShape, type ShapeRead } from '../geometry/read-shape.ts';

const KINDS = ['', 'Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'] as const;
/** Size of the envelope in the header, by its code. */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64] as const;
const MAX_DEPTH = 4;

const BROKEN: ShapeRead = { shape: null, trouble: 'broken_geometry' };

/** A blob of a GeoPackage's geometry column. */
export function readGeoPackageShape(bytes: Uint8Array): ShapeRead {
	const flags = bytes[3] ?? 0;
	const envelope = ENVELOPE_BYTES[(flags >> 1) & 7];
	if (bytes[0] !== 0x47 || bytes[1] !== 0x50 || envelope === undefined) return BROKEN;
	if ((flags & 0x10) !== 0) return { shape: null, trouble: 'no_geometry' };
	return readWkb(bytes.subarray(8 + envelope));
}

function readWkb(bytes: Uint8Array): ShapeRead {
	const reader = new Reader(bytes);
	try {
		return readShape(geometry(reader, 0));
	} catch (error) {
		// A count beyond the bytes.
		if (error instanceof RangeError) return BROKEN;
		throw error;
	}
}

class Reader {
	readonly #view: DataView;
	#at = 0;
	little = true;

	constructor(bytes: Uint8Array) {
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}

	byte(): number {
		return this.#view.getUint8(this.#at++);
	}

	count(least_bytes: number): number {
		const value = this.word();
		if (value * least_bytes > this.#view.byteLength) throw new RangeError('count beyond the bytes');
		return value;
	}

	word(): number {
		const value = this.#view.getUint32(this.#at, this.little);
		this.#at += 4;
		return value;
	}

	number(): number {
		const value = this.#view.getFloat64(this.#at, this.little);
		this.#at += 8;
		return value;
	}
}

function geometry(reader: Reader, depth: number): { type: string; coordinates: unknown } {
	if (depth > MAX_DEPTH) throw new RangeError('nested too deep');
	reader.little = reader.byte() === 1;
	const code = reader.word();
	// Z and M are encoded as thousands (ISO) or as high bits (EWKB).
	const plain = code & 0x0fffffff;
	const numbers = 2 + extra(Math.floor(plain / 1000), code);
	const type = KINDS[plain % 1000] ?? 'unknown';
	if ((code & 0x20000000) !== 0) reader.word();
	const position = (): Position => Array.from({ length: numbers }, () => reader.number()).slice(0, 2);
	const positions = (): Position[] => Array.from({ length: reader.count(16) }, position);
	switch (type) {
		case 'Point':
			return { type, coordinates: position() };
		case 'LineString':
			return { type, coordinates: positions() };
		case 'Polygon':
			return { type, coordinates: Array.from({ length: reader.count(4) }, positions) };
		case 'MultiPoint':
		case 'MultiLineString':
		case 'MultiPolygon':
			return {
				type,
				coordinates: Array.from({ length: reader.count(5) }, () => geometry(reader, depth + 1).coordinates)
			};
		default:
			return { type: 'unknown', coordinates: [] };
	}
}

function extra(thousands: number, code: number): number {
	const [z, m] = [(code & 0x80000000) !== 0, (code & 0x40000000) !== 0];
	return thousands === 3 || (z && m) ? 2 : thousands === 1 || thousands === 2 || z || m ? 1 : 0;
}
