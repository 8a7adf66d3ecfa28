import { describe, expect, it } from 'vitest';
import { anchorsOf } from './anchor.ts';

describe('anchorsOf', () => {
	it('keeps points', () => {
		expect(anchorsOf({ type: 'Point', coordinates: [1, 2] })).toEqual([[1, 2]]);
		expect(anchorsOf({ type: 'MultiPoint', coordinates: [[1, 2], [3, 4]] })).toHaveLength(2); // prettier-ignore
	});

	it('halves a line by its length, not by its vertices', () => {
		const line = [[121, 31], [121.001, 31], [121.01, 31]]; // prettier-ignore
		const [lon = 0] = anchorsOf({ type: 'LineString', coordinates: line })[0] ?? [];
		expect(lon).toBeCloseTo(121.005, 5);
	});

	it('stands at the centre of a square', () => {
		const ring = [[121, 31], [121.01, 31], [121.01, 31.01], [121, 31.01], [121, 31]]; // prettier-ignore
		const [lon = 0, lat = 0] = anchorsOf({ type: 'Polygon', coordinates: [ring] })[0] ?? [];
		expect(lon).toBeCloseTo(121.005, 6);
		expect(lat).toBeCloseTo(31.005, 6);
	});

	it('stays inside a bent shape and out of its hole', () => {
		const bent = [[0, 0], [10, 0], [10, 10], [9, 10], [9, 1], [1, 1], [1, 10], [0, 10], [0, 0]]; // prettier-ignore
		const [x = 0, y = 0] = anchorsOf({ type: 'Polygon', coordinates: [bent] })[0] ?? [];
		expect(y > 1 ? x < 1 || x > 9 : true).toBe(true);
	});

	it('is empty for nothing', () => {
		expect(anchorsOf({ type: 'Polygon', coordinates: [] })).toEqual([]);
	});
});
