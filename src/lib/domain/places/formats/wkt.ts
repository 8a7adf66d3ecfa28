/** Well-known text of a shape (OGC 06-103r4 §7): simple geometries; Z and M are dropped. */
import type { Position } from 'geojson';
import type { XY } from '../../shared/geo/geodesy.ts';
import { readShape, type ShapeRead } from '../geometry/read-shape.ts';
import { kindOf, partsOf, type Shape } from '../geometry/shape.ts';

const TYPES = {
	POINT: 'Point',
	MULTIPOINT: 'MultiPoint',
	LINESTRING: 'LineString',
	MULTILINESTRING: 'MultiLineString',
	POLYGON: 'Polygon',
	MULTIPOLYGON: 'MultiPolygon'
} as const;

const HEAD = /^\s*(?:SRID=(\d+);)?\s*([A-Z]+?)\s*(?:Z|M|ZM)?\s*\(/i;
/** A comma without both neighbours, brackets without a comma between them: tolerated in files, refused in typed text. */
const MALFORMED = /[(,]\s*,|,\s*\)|\)\s*[^\s,)]|[^\s,(]\s*\(/;

export interface Wkt {
	readonly type: Shape['type'];
	/** EPSG number of the SRID prefix (EWKT); null without one. */
	readonly srid: number | null;
	/** Coordinates as in GeoJSON, not validated. */
	readonly coordinates: unknown;
	/** Whether commas and brackets follow the grammar. */
	readonly isWellFormed: boolean;
}

type Nested = (Position | Nested)[];

/** @returns null for any other text, or unbalanced brackets */
export function parseWkt(text: string): Wkt | null {
	const [, srid, word = ''] = HEAD.exec(text) ?? [];
	const key = word.toUpperCase();
	const type = key in TYPES ? TYPES[key as keyof typeof TYPES] : null;
	const body = text.slice(text.indexOf('('));
	const nested = type && nestedLists(body);
	if (!nested) return null;
	return {
		type,
		srid: srid === undefined ? null : Number(srid),
		coordinates: type === 'Point' ? nested[0] : type === 'MultiPoint' ? nested.map(pointOf) : nested,
		isWellFormed: !MALFORMED.test(body)
	};
}

/** MULTIPOINT ((1 2), (3 4)) and MULTIPOINT (1 2, 3 4) are both in use. */
const pointOf = (member: Position | Nested): unknown => (Array.isArray(member[0]) ? member[0] : member);

/** Brackets to lists, pairs to positions. @returns null for unbalanced brackets */
function nestedLists(text: string): Nested | null {
	const stack: Nested[] = [];
	let numbers: number[] = [];
	let whole: Nested | null = null;
	const endPosition = (): void => {
		if (numbers.length > 0) stack.at(-1)?.push(numbers);
		numbers = [];
	};
	for (const token of text.match(/[()]|,|[^(),\s]+/g) ?? []) {
		if (whole) return null;
		if (token === '(') stack.push([]);
		else if (token === ',') endPosition();
		else if (token === ')') {
			endPosition();
			const done = stack.pop();
			if (!done) return null;
			const around = stack.at(-1);
			if (around) around.push(done);
			else whole = done;
		} else numbers.push(Number(token));
	}
	return whole;
}

export const looksLikeWkt = (text: string): boolean => (HEAD.exec(text)?.[2]?.toUpperCase() ?? '') in TYPES;

/** A shape in a column of a table. */
export function readWkt(text: string): ShapeRead {
	const wkt = parseWkt(text);
	return wkt ? readShape(wkt) : { shape: null, trouble: 'broken_geometry' };
}

/** @param digits decimals of each number */
export function wktOf(shape: Shape, digits: number): string {
	const pair = ([x, y]: XY): string => `${x.toFixed(digits)} ${y.toFixed(digits)}`;
	const ring = (points: readonly XY[]): string => `(${points.map(pair).join(', ')})`;
	const parts = partsOf(shape).map((part) =>
		kindOf(shape) === 'polygon' ? `(${part.map(ring).join(', ')})` : ring(part[0] ?? [])
	);
	const body = shape.type.startsWith('Multi') ? `(${parts.join(', ')})` : (parts[0] ?? '');
	return `${shape.type.toUpperCase()} ${body}`;
}
