/** Well-known text (OGC 06-103r4, clause 7), as far as places need it: one kind, two dimensions (further ones are dropped). */
import type { TextProblem, WrittenPlace } from './typed-place.ts';
import type { XY } from '../systems/crs.ts';
import { closed, partsOf, placeOf, shapeOf, type Part, type Place, type Shape } from '../geometry/parts.ts';

const HEAD = /^(?:SRID=(\d+);)?\s*(MULTI)?(POINT|LINESTRING|POLYGON)\s*(?:Z|M|ZM)?\s*(\(.*\))$/is;
const SHAPE: Readonly<Record<string, Shape>> = { POINT: 'point', LINESTRING: 'line', POLYGON: 'polygon' };
const BAD: TextProblem = { code: 'bad_wkt' };

type Nested = readonly Nested[] | XY;

export function wktPlace(text: string): WrittenPlace {
	const [, srid, multi, kind = '', body = ''] = HEAD.exec(text.trim().replace(/;\s*$/, '')) ?? [];
	const shape = SHAPE[kind.toUpperCase()];
	const nested = shape && nestedOf(body);
	if (!nested) return BAD;
	const parts = partsIn(nested, shape, multi !== undefined);
	return parts ? { place: placeOf(shape, parts), named: srid ? `EPSG:${srid}` : null } : BAD;
}

/** Brackets become JSON's, pairs become arrays: its parser then finds what does not match. */
function nestedOf(body: string): Nested | null {
	const json = body
		.replace(/\(/g, '[')
		.replace(/\)/g, ']')
		.replace(/[^[\],]+/g, (run) => (run.trim() === '' ? '' : JSON.stringify(run.trim().split(/\s+/).map(Number))));
	try {
		return JSON.parse(json) as Nested;
	} catch {
		return null;
	}
}

const isPair = (value: Nested | undefined): value is XY =>
	value !== undefined &&
	value.length >= 2 &&
	value.every((number) => typeof number === 'number' && Number.isFinite(number));

/** `[pair]` is a point or a line, `[[pair…]…]` a polygon or several lines, and so on. */
function partsIn(nested: Nested, shape: Shape, multi: boolean): Part[] | null {
	const list = nested as readonly Nested[];
	const ring = (value: Nested): XY[] | null => {
		const pairs = (value as readonly Nested[]).filter(isPair).map(([x, y]): XY => [x, y]);
		const enough = pairs.length === value.length && pairs.length >= (shape === 'point' ? 1 : shape === 'line' ? 2 : 3);
		return enough ? (shape === 'polygon' ? closed(pairs) : pairs) : null;
	};
	const rings = (values: Nested): Part | null => {
		if (!Array.isArray(values)) return null;
		const read = values.map((value) => (Array.isArray(value) ? ring(value) : null));
		return read.length > 0 && read.every((one) => one !== null) ? read : null;
	};
	// MULTIPOINT (1 2, 3 4) is written as often as MULTIPOINT ((1 2), (3 4)).
	if (shape === 'point' && multi) return all(list.map((value) => rings([isPair(value) ? [value] : value])));
	if (shape === 'polygon') return all(multi ? list.map((polygon) => rings(polygon)) : [rings(list)]);
	return all(multi ? list.map((line) => rings([line])) : [rings([list])]);
}

const all = (parts: readonly (Part | null)[]): Part[] | null => {
	const read = parts.filter((part) => part !== null);
	return read.length > 0 && read.length === parts.length ? read : null;
};

/** @param digits decimals of each number */
export function wktOf(place: Place, digits: number): string {
	const pair = ([x, y]: XY): string => `${x.toFixed(digits)} ${y.toFixed(digits)}`;
	const ring = (points: readonly XY[]): string => `(${points.map(pair).join(', ')})`;
	const shape = shapeOf(place);
	const parts = partsOf(place).map((part) =>
		shape === 'polygon' ? `(${part.map(ring).join(', ')})` : ring(part[0] ?? [])
	);
	return `${place.type.toUpperCase()} ${parts.length === 1 && !place.type.startsWith('Multi') ? (parts[0] ?? '') : `(${parts.join(', ')})`}`;
}
