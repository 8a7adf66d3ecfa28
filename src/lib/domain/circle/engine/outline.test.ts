import { describe, expect, it } from 'vitest';
import { at } from '../network/test-graphs.ts';
import type { Line } from '../network/walk.ts';
import { outlineOf } from './outline.ts';

const line = (...points: [east_m: number, north_m: number][]): Line =>
	points.map(([east, north]) => {
		const { lon, lat } = at(east, north);
		return [lon, lat];
	});

function isInside(ring: Line, [x, y]: Line[number]): boolean {
	let inside = false;
	for (const [i, [x1, y1]] of ring.entries()) {
		const [x0, y0] = ring.at(i - 1) ?? [x1, y1];
		if (y0 > y !== y1 > y && x < x0 + ((y - y0) * (x1 - x0)) / (y1 - y0)) inside = !inside;
	}
	return inside;
}

describe('an outline', () => {
	it('holds the streets and little else', () => {
		const street = line([0, 0], [600, 0], [600, 300]);
		const outline = outlineOf([street]);
		expect(outline).toHaveLength(1);
		const [ring = []] = outline[0] ?? [];
		expect(ring[0]).toEqual(ring.at(-1));
		for (const point of street) expect(isInside(ring, point)).toBe(true);
		for (const [east, north] of [
			[0, 200],
			[300, 150],
			[800, 0]
		] as const)
			expect(isInside(ring, line([east, north])[0] ?? [0, 0])).toBe(false);
	});

	it('is several for streets apart, has a hole inside a large block, and is nothing without a street', () => {
		expect(outlineOf([line([0, 0], [100, 0]), line([2000, 0], [2100, 0])])).toHaveLength(2);
		const block = line([0, 0], [900, 0], [900, 900], [0, 900], [0, 0]);
		const [polygon = []] = outlineOf([block]);
		expect(polygon).toHaveLength(2);
		expect(isInside(polygon[1] ?? [], line([450, 450])[0] ?? [0, 0])).toBe(true);
		expect(outlineOf([])).toEqual([]);
	});
});
