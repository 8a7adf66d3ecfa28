import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { bboxOf, intersects, parseBBox, type BBox } from './bbox.ts';

describe('parseBBox', () => {
	it.each([
		['121.3,31.2,121.4,31.3', [121.3, 31.2, 121.4, 31.3]],
		[' -48.4 , -14.6 , -48.3 , -14.5 ', [-48.4, -14.6, -48.3, -14.5]],
		['-180,-90,180,90', [-180, -90, 180, 90]],
		['1e1,0,11,1', [10, 0, 11, 1]]
	])('reads %s', (text, box) => expect(parseBBox(text)).toEqual(box));

	it.each([
		['', 'nothing'],
		['1,2,3', 'three numbers'],
		['1,2,3,4,5', 'five numbers'],
		['1,2,,4', 'a gap'],
		['a,b,c,d', 'no numbers'],
		['NaN,0,1,1', 'not a number'],
		['0,0,Infinity,1', 'no end'],
		['2,0,1,1', 'west of east'],
		['0,2,1,1', 'south of north'],
		['1,1,1,2', 'no width'],
		['0,1,1,1', 'no height'],
		['-181,0,1,1', 'beyond the globe'],
		['31.2,121.3,31.3,121.4', 'latitude first']
	])('refuses %s (%s)', (text) => expect(parseBBox(text)).toBeNull());
});

describe('bboxOf', () => {
	it.each<[Geometry, BBox | null]>([
		[{ type: 'Point', coordinates: [1, 2] }, [1, 2, 1, 2]],
		[{ type: 'LineString', coordinates: [[3, -2], [1, 4]] }, [1, -2, 3, 4]], // prettier-ignore
		[{ type: 'Polygon', coordinates: [[[0, 0], [2, 0], [2, 3], [0, 0]]] }, [0, 0, 2, 3]], // prettier-ignore
		[{ type: 'MultiPolygon', coordinates: [[[[0, 0], [1, 0], [1, 1], [0, 0]]], [[[5, 5], [6, 5], [6, 7], [5, 5]]]] }, [0, 0, 6, 7]], // prettier-ignore
		[{ type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [9, 9] }, { type: 'Point', coordinates: [1, 1] }] }, [1, 1, 9, 9]], // prettier-ignore
		[{ type: 'MultiPoint', coordinates: [] }, null]
	])('is the smallest box around %j', (geometry, box) => expect(bboxOf(geometry)).toEqual(box));
});

describe('intersects', () => {
	const line: Geometry = { type: 'LineString', coordinates: [[0, 0], [10, 10]] }; // prettier-ignore
	it.each<[BBox, boolean]>([
		[[4, 4, 5, 5], true],
		[[10, 10, 11, 11], true],
		[[11, 0, 12, 10], false],
		[[-2, -2, -1, 20], false]
	])('%j: %s', (box, expected) => expect(intersects(box, line)).toBe(expected));

	it('never meets an empty geometry', () => {
		expect(intersects([-180, -90, 180, 90], { type: 'MultiPoint', coordinates: [] })).toBe(false);
	});
});
