/** Validates an unknown value as a GeoJSON geometry: the one validator of all file formats and of typed places. */
import type { Position } from 'geojson';
import { closedRing } from './rings.ts';
import { xy, type Shape } from './shape.ts';

/** Why a row has no shape. */
export const ROW_TROUBLES = [
	'no_geometry',
	'unreadable_coordinates',
	'unsupported_geometry',
	'broken_geometry'
] as const;
export type RowTrouble = (typeof ROW_TROUBLES)[number];

export type ShapeRead = { shape: Shape; trouble: null } | { shape: null; trouble: RowTrouble };

const none = (trouble: RowTrouble): ShapeRead => ({ shape: null, trouble });

class Broken extends Error {}

/** Nesting depth of the positions in each type. */
const DEPTH = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const;
type Kind = keyof typeof DEPTH;

/** @param value an unvalidated GeoJSON geometry; heights are left out, rings are closed */
export function readShape(value: unknown): ShapeRead {
	if (value === null || value === undefined) return none('no_geometry');
	if (typeof value !== 'object' || !('type' in value)) return none('broken_geometry');
	const { type } = value;
	if (type === 'GeometryCollection') return collected('geometries' in value ? value.geometries : null);
	if (typeof type !== 'string' || !(type in DEPTH)) return none('unsupported_geometry');
	const coordinates: unknown = 'coordinates' in value ? value.coordinates : null;
	if (Array.isArray(coordinates) && coordinates.length === 0) return none('no_geometry');
	try {
		return { shape: built(type as Kind, coordinates), trouble: null };
	} catch (error) {
		if (error instanceof Broken) return none('broken_geometry');
		throw error;
	}
}

/** A collection of one kind becomes a shape of several parts; mixed collections are not supported. */
function collected(members: unknown): ShapeRead {
	if (!Array.isArray(members) || members.length === 0) return none('no_geometry');
	const shapes: Shape[] = [];
	for (const member of members) {
		const { shape, trouble } = readShape(member);
		if (!shape) return none(trouble);
		shapes.push(shape);
	}
	const kinds = new Set(shapes.map(({ type }) => type.replace('Multi', '')));
	const [kind] = kinds;
	if (kinds.size !== 1 || !kind) return none('unsupported_geometry');
	const coordinates = shapes.flatMap((shape): unknown[] =>
		shape.type.startsWith('Multi') ? shape.coordinates : [shape.coordinates]
	);
	return readShape(
		coordinates.length === 1 ? { type: kind, coordinates: coordinates[0] } : { type: `Multi${kind}`, coordinates }
	);
}

function built(type: Kind, coordinates: unknown): Shape {
	switch (type) {
		case 'Point':
			return { type, coordinates: position(coordinates) };
		case 'MultiPoint':
			return { type, coordinates: listOf(coordinates).map(position) };
		case 'LineString':
			return { type, coordinates: line(coordinates) };
		case 'MultiLineString':
			return { type, coordinates: listOf(coordinates).map(line) };
		case 'Polygon':
			return { type, coordinates: listOf(coordinates).map(ring) };
		case 'MultiPolygon':
			return { type, coordinates: listOf(coordinates).map((polygon) => listOf(polygon).map(ring)) };
	}
}

function listOf(value: unknown): unknown[] {
	if (!Array.isArray(value) || value.length === 0) throw new Broken();
	return value;
}

function position(value: unknown): Position {
	if (!Array.isArray(value)) throw new Broken();
	const pair = xy(value as number[]);
	if (!pair.every((number) => typeof number === 'number' && Number.isFinite(number))) throw new Broken();
	return [...pair];
}

function line(value: unknown): Position[] {
	const positions = listOf(value).map(position);
	if (positions.length < 2) throw new Broken();
	return positions;
}

function ring(value: unknown): Position[] {
	const closed = closedRing(listOf(value).map(position));
	if (!closed) throw new Broken();
	return closed;
}
