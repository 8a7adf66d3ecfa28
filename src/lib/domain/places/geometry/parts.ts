/** The kinds of place the desk draws: one kind in one or several parts. */
import type {
	Geometry,
	LineString,
	MultiLineString,
	MultiPoint,
	MultiPolygon,
	Point,
	Polygon,
	Position
} from 'geojson';
import type { XY } from '../systems/crs.ts';

export const SHAPES = ['point', 'line', 'polygon'] as const;
export type Shape = (typeof SHAPES)[number];
export type Place = Point | MultiPoint | LineString | MultiLineString | Polygon | MultiPolygon;

/** A part is its rings: a point and a line have one, a polygon has one for its outline and one for each hole. */
export type Part = readonly (readonly XY[])[];

export function isPlace(geometry: Geometry): geometry is Place {
	return geometry.type !== 'GeometryCollection';
}

export function shapeOf({ type }: Place): Shape {
	if (type.endsWith('Point')) return 'point';
	return type.endsWith('LineString') ? 'line' : 'polygon';
}

export function partsOf(place: Place): Part[] {
	switch (place.type) {
		case 'Point':
			return [[[xy(place.coordinates)]]];
		case 'MultiPoint':
			return place.coordinates.map((position) => [[xy(position)]]);
		case 'LineString':
			return [[place.coordinates.map(xy)]];
		case 'MultiLineString':
			return place.coordinates.map((line) => [line.map(xy)]);
		case 'Polygon':
			return [place.coordinates.map((ring) => ring.map(xy))];
		case 'MultiPolygon':
			return place.coordinates.map((polygon) => polygon.map((ring) => ring.map(xy)));
	}
}

/** @param parts at least one, each with at least one ring */
export function placeOf(shape: Shape, parts: readonly Part[]): Place {
	const all = parts.map((part) => part.map((ring) => ring.map(([x, y]): Position => [x, y])));
	const [first = []] = all;
	const [ring = []] = first;
	if (shape === 'point') {
		const points = all.flatMap(([own = []]) => own);
		return all.length === 1
			? { type: 'Point', coordinates: ring[0] ?? [] }
			: { type: 'MultiPoint', coordinates: points };
	}
	if (shape === 'line')
		return all.length === 1
			? { type: 'LineString', coordinates: ring }
			: { type: 'MultiLineString', coordinates: all.map(([own = []]) => own) };
	return all.length === 1 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: all };
}

export const positionsOf = (place: Place): XY[] => partsOf(place).flat(2);

/** The same place with every position changed. @returns null when one of them has no counterpart */
export function changed(place: Place, change: (position: XY) => XY | null): Place | null {
	let lost = false;
	const parts = partsOf(place).map((part) =>
		part.map((ring) =>
			ring.map((position) => {
				const next = change(position);
				lost ||= next === null;
				return next ?? position;
			})
		)
	);
	return lost ? null : placeOf(shapeOf(place), parts);
}

/** A ring that ends where it begins. */
export function closed(ring: readonly XY[]): XY[] {
	const [first, last] = [ring[0], ring.at(-1)];
	return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : [...ring];
}

const xy = ([x = NaN, y = NaN]: Position): XY => [x, y];
