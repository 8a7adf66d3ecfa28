/** Well-known text of a shape (OGC 06-103r4 §7), as a column of a table holds it. */
import type { Position } from 'geojson';
import { shapeOf, type ShapeRead } from '../geometry/shape.ts';

const KINDS = {
	POINT: 'Point',
	MULTIPOINT: 'MultiPoint',
	LINESTRING: 'LineString',
	MULTILINESTRING: 'MultiLineString',
	POLYGON: 'Polygon',
	MULTIPOLYGON: 'MultiPolygon'
} as const;

const HEAD = /^\s*(?:SRID=(\d+);)?\s*([A-Z]+?)\s*(?:Z|M|ZM)?\s*\(/i;

export const looksLikeWkt = (text: string): boolean => HEAD.test(text) && kindOf(text) !== undefined;

function kindOf(text: string): (typeof KINDS)[keyof typeof KINDS] | undefined {
	const word = HEAD.exec(text)?.[2]?.toUpperCase() ?? '';
	return word in KINDS ? KINDS[word as keyof typeof KINDS] : undefined;
}

export function readWkt(text: string): ShapeRead {
	const type = kindOf(text);
	if (!type) return { shape: null, trouble: 'broken_geometry' };
	const nested = nestedLists(text.slice(text.indexOf('(')));
	if (!nested) return { shape: null, trouble: 'broken_geometry' };
	if (type === 'Point') return shapeOf({ type, coordinates: nested[0] });
	// MULTIPOINT ((1 2), (3 4)) and MULTIPOINT (1 2, 3 4) are both in use.
	if (type === 'MultiPoint')
		return shapeOf({ type, coordinates: nested.map((one) => (Array.isArray(one[0]) ? one[0] : one)) });
	return shapeOf({ type, coordinates: nested });
}

type Nested = (Position | Nested)[];

/** Brackets to lists, pairs to positions; null where they do not match. */
function nestedLists(text: string): Nested | null {
	const tokens = text.match(/[()]|,|[^(),\s]+/g) ?? [];
	const stack: Nested[] = [];
	let numbers: number[] = [];
	let whole: Nested | null = null;
	const endPosition = (): void => {
		if (numbers.length > 0) stack.at(-1)?.push(numbers);
		numbers = [];
	};
	for (const token of tokens) {
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
