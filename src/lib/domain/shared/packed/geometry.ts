/**
 * Geometries as short text, for the wire: positions in millionths of a degree, each as the step from the one before,
 * in the letters of Google's encoded polylines. Nothing is lost, because the database gives no finer ones
 * (`planning_features` writes six decimals, about 10 cm).
 */
import type { Geometry, Position } from 'geojson';

const PER_DEGREE = 1e6;
/** Five bits a letter; the sixth says that more follow. */
const [BITS, MORE, FIRST] = [5, 0x20, 63];

/** Positions next to each other as one text, in as many lists as GeoJSON has around them. */
type Written = string | readonly Written[];
export type PackedGeometry = readonly [type: Exclude<Geometry['type'], 'GeometryCollection'>, coordinates: Written];

/** How received geometries came: to send one on, nobody writes it again. */
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

/** The same, of what is sent on: packed again, it is as it came. @returns what nobody may change in its place */
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
	// The sign goes to the lowest bit: small steps are short in both directions.
	let rest = step < 0 ? ~(step << 1) : step << 1;
	let text = '';
	while (rest >= MORE) {
		text += String.fromCharCode(((rest & (MORE - 1)) | MORE) + FIRST);
		rest >>>= BITS;
	}
	return text + String.fromCharCode(rest + FIRST);
}

// Plain loops without a function for a step: this runs once, for a hundred thousand positions, before anything is drawn.
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
