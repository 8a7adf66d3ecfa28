import { describe, expect, it } from 'vitest';
import { disc } from './disc.ts';
import { distanceBetween_m, offset, pixelsPerMetre } from './geodesy.ts';

const PLACES: [number, number][] = [
	[121.39, 31.3],
	[-46.6, -23.5],
	[18.1, 59.3]
];

describe('disc', () => {
	it.each(PLACES)('has the true radius in metres at %d, %d', (lon, lat) => {
		const ring = disc([lon, lat], 500).coordinates[0] ?? [];
		expect(ring).toHaveLength(49);
		for (const position of ring) expect(Math.abs(distanceBetween_m([lon, lat], position) - 500)).toBeLessThan(0.5);
	});

	it('is closed and runs counter-clockwise', () => {
		const ring = disc([121.39, 31.3], 800).coordinates[0] ?? [];
		expect(ring[0]).toEqual(ring.at(-1));
		const doubledArea = ring.slice(1).reduce((sum, [x = 0, y = 0], i) => {
			const [px = 0, py = 0] = ring[i] ?? [];
			return sum + (px * y - x * py);
		}, 0);
		expect(doubledArea).toBeGreaterThan(0);
	});

	it('goes north at bearing 0 and east at bearing 90', () => {
		const [lon = 0, lat = 0] = offset([121.39, 31.3], 1000, 0);
		expect(lon).toBeCloseTo(121.39, 5);
		expect(lat).toBeGreaterThan(31.308);
		expect(offset([121.39, 31.3], 1000, 90)[0]).toBeGreaterThan(121.4);
	});

	it('gives pixels per metre of the map', () => {
		expect(pixelsPerMetre(0, 0)).toBeCloseTo(512 / 40_075_016.7, 9);
		expect(pixelsPerMetre(31.3, 13) / pixelsPerMetre(31.3, 12)).toBeCloseTo(2);
	});
});
