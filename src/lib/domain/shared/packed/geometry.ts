/**
 * Compact transfer format of geometries: positions in millionths of a degree, delta-encoded in the alphabet of Google's
 * encoded polylines. It is lossless, because the database returns six decimals (`planning_features`, about 10 cm).
 */
import type { Geometry, Position } from 'geojson';

const PER_DEGREE = 1e6;
/** Five bits per character; the sixth is the continuation bit. */
const [BITS, MORE, FIRST] = [5, 0x20, 63];

/** A list of positions as one text, nested as in GeoJSON. */
type Written = string | readonly Written[];
export type PackedGeometry = readonly [type: Exclude<Geometry['type'], 'GeometryCollection'>, coordinates: Written];

/** Packed form of received geometries, reused when they are packed again. */
const asItCame = new WeakMap<Geometry, PackedGeometry>();

/** @throws on a GeometryCollection: no feature has one */
export function packGeometry(geometry: Geometry): PackedGeometry {
	const came = asItCame.get(geometry);
	if (came) return came;
	if (geometry.type === 'GeometryCollection') throw new Error('a GeometryCollection cannot be packed');
	return [geometry.type, write(geometry.coordinates)];
}

export function unpackGeometry([type, coordinates]: PackedGeometry): Geometry {
	const lists = read(coordinates);
	return { type, coordinates: type === 'Point' ? lists[0] : lists } as Geometry;
}

/** Unpacks a geometry and remembers its packed form. @returns a geometry that must not be modified */
export function receiveGeometry(packed: PackedGeometry): Geometry {
	const geometry = unpackGeometry(packed);
	asItCame.set(geometry, packed);
	return geometry;
}

type Coordinates = Position | readonly Coordinates[];

const isPosition = (coordinates: Coordinates): coordinates is Position => typeof coordinates[0] === 'number';

function write(coordinates: Coordinates): Written {
	if (isPosition(coordinates)) return writePositions([coordinates]);
	const parts = coordinates as readonly Coordinates[];
	return parts.every(isPosition) ? writePositions(parts) : parts.map(write);
}

function read(written: Written): unknown[] {
	return typeof written === 'string' ? readPositions(written) : written.map(read);
}

function writePositions(positions: readonly Position[]): string {
	let [text, x, y] = ['', 0, 0];
	for (const [lon = 0, lat = 0] of positions) {
		const [nextX, nextY] = [Math.round(lon * PER_DEGREE), Math.round(lat * PER_DEGREE)];
		text += writeStep(nextX - x) + writeStep(nextY - y);
		[x, y] = [nextX, nextY];
	}
	return text;
}

function writeStep(step: number): string {
	// Zigzag encoding: the sign is the lowest bit, so that small deltas are short in both directions.
	let rest = step < 0 ? ~(step << 1) : step << 1;
	let text = '';
	while (rest >= MORE) {
		text += String.fromCharCode(((rest & (MORE - 1)) | MORE) + FIRST);
		rest >>>= BITS;
	}
	return text + String.fromCharCode(rest + FIRST);
}

// Inlined loops for speed: a hundred thousand positions are decoded before the first paint.
function readPositions(text: string): Position[] {
	const positions: Position[] = [];
	let at = 0;
	let x = 0;
	let y = 0;
	for (let isLatitude = false; at < text.length; isLatitude = !isLatitude) {
		let value = 0;
		let shift = 0;
		let letter = MORE;
		while (letter >= MORE) {
			letter = text.charCodeAt(at++) - FIRST;
			value |= (letter & (MORE - 1)) << shift;
			shift += BITS;
		}
		const step = value & 1 ? ~(value >>> 1) : value >>> 1;
		if (isLatitude) positions.push([x / PER_DEGREE, (y += step) / PER_DEGREE]);
		else x += step;
	}
	return positions;
}
