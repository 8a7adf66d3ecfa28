/** Shapes of places: GeoJSON geometries without collections, of one kind in one or several parts. */
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
import type { XY } from '../../shared/geo/geodesy.ts';

export type Shape = Point | MultiPoint | LineString | MultiLineString | Polygon | MultiPolygon;

export const SHAPE_KINDS = ['point', 'line', 'polygon'] as const;
export type ShapeKind = (typeof SHAPE_KINDS)[number];

/** A part is its rings: a point and a line have one, a polygon has its outline and its holes. */
export type Part = readonly (readonly XY[])[];

export function isShape(geometry: Geometry): geometry is Shape {
	return geometry.type !== 'GeometryCollection';
}

export function kindOf({ type }: Shape): ShapeKind {
	if (type.endsWith('Point')) return 'point';
	return type.endsWith('LineString') ? 'line' : 'polygon';
}

export function partsOf(shape: Shape): Part[] {
	switch (shape.type) {
		case 'Point':
			return [[[xy(shape.coordinates)]]];
		case 'MultiPoint':
			return shape.coordinates.map((position) => [[xy(position)]]);
		case 'LineString':
			return [[shape.coordinates.map(xy)]];
		case 'MultiLineString':
			return shape.coordinates.map((line) => [line.map(xy)]);
		case 'Polygon':
			return [shape.coordinates.map((ring) => ring.map(xy))];
		case 'MultiPolygon':
			return shape.coordinates.map((polygon) => polygon.map((ring) => ring.map(xy)));
	}
}

/** @param parts at least one, each with at least one ring */
export function shapeOfParts(kind: ShapeKind, parts: readonly Part[]): Shape {
	const all = parts.map((part) => part.map((ring) => ring.map(([x, y]): Position => [x, y])));
	const [first = []] = all;
	const [ring = []] = first;
	if (kind === 'point') {
		const points = all.flatMap(([own = []]) => own);
		return all.length === 1
			? { type: 'Point', coordinates: ring[0] ?? [] }
			: { type: 'MultiPoint', coordinates: points };
	}
	if (kind === 'line')
		return all.length === 1
			? { type: 'LineString', coordinates: ring }
			: { type: 'MultiLineString', coordinates: all.map(([own = []]) => own) };
	return all.length === 1 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: all };
}

export const positionsOf = (shape: Shape): XY[] => partsOf(shape).flat(2);

/** The shape with every position converted. @returns null when a position cannot be converted */
export function mapPositions(shape: Shape, convert: (position: XY) => XY | null): Shape | null {
	let failed = false;
	const mapped = (value: unknown): unknown => {
		const list = value as readonly unknown[];
		if (typeof list[0] !== 'number') return list.map(mapped);
		const position = xy(list as Position);
		const converted = convert(position);
		failed ||= converted === null;
		return [...(converted ?? position)];
	};
	const coordinates = mapped(shape.coordinates);
	return failed ? null : ({ type: shape.type, coordinates } as Shape);
}

/** The ring with its first position repeated at the end (RFC 7946 §3.1.6). */
export function closed<P extends readonly number[]>(ring: readonly P[]): P[] {
	const [first, last] = [ring[0], ring.at(-1)];
	return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : [...ring];
}

/** The first two numbers of a position, without height and measure. */
export const xy = ([x = NaN, y = NaN]: readonly number[]): XY => [x, y];
