import { describe, expect, it } from 'vitest';
import { wktShape } from '../text/written-shape.ts';
import { readWkt } from './wkt.ts';

const TRIANGLE = [[[1, 2], [3, 4], [5, 7], [1, 2]]]; // prettier-ignore

/** A cell of a table is read leniently, typed text strictly. */
describe.each([
	['POINT (1 2)', [1, 2], [1, 2]],
	['SRID=4549;POINT Z (1 2 3)', [1, 2], [1, 2]],
	['pointzm(1 2 3 4)', [1, 2], [1, 2]],
	['MULTIPOINT (1 2, 3 4)', [[1, 2], [3, 4]], [[1, 2], [3, 4]]], // prettier-ignore
	['MULTIPOINT ((1 2), (3 4))', [[1, 2], [3, 4]], [[1, 2], [3, 4]]], // prettier-ignore
	['POLYGON ((1 2, 3 4, 5 7))', TRIANGLE, TRIANGLE],
	['MULTIPOLYGON (((1 2, 3 4, 5 7, 1 2)))', [TRIANGLE], [TRIANGLE]],
	['LINESTRING (1 2, 3 4,)', [[1, 2], [3, 4]], null], // prettier-ignore
	['LINESTRING (1 2,, 3 4)', [[1, 2], [3, 4]], null], // prettier-ignore
	['MULTIPOINT ((1 2) (3 4))', [[1, 2], [3, 4]], null], // prettier-ignore
	['POINT (1 2);', null, [1, 2]],
	['POINT (1 2) POINT (3 4)', null, null],
	['POINT (1)', null, null],
	['POINT EMPTY', null, null],
	['LINESTRING (1 2)', null, null],
	['POLYGON ((1 2, 3 4, 1 2))', null, null],
	['POLYGON ((1 2, 3 x, 5 7))', null, null],
	['CIRCLE (1 2)', null, null]
])('%s', (text, inTable, typed) => {
	it('in a table', () => expect(readWkt(text).shape?.coordinates ?? null).toEqual(inTable));
	it('typed', () => {
		const read = wktShape(text);
		expect('shape' in read && typeof read.shape === 'object' ? read.shape.coordinates : null).toEqual(typed);
	});
});
