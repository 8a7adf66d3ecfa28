import { expect, it } from 'vitest';
import { toWgs84, transverseMercator, type XY } from '../systems/crs.ts';
import { areaDifference, measure, MU_M2 } from './measure.ts';
import { outsideOf } from '../systems/outside-town.ts';

/** A plane true to scale at the place, so that metres on it are true metres. */
const GROUND = transverseMercator(121.4, 0, 31.3);
const square = (side: number, x = 0, y = 0): XY[] =>
	([[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]] as const).map((at) => GROUND.to(at)); // prettier-ignore
const ring = (side: number, x?: number, y?: number): number[][] => square(side, x, y).map(([lon, lat]) => [lon, lat]);

it('a square of 200 m is 40,000 m², four hectares, sixty mu', () => {
	const { area_m2, length_m } = measure({ type: 'Polygon', coordinates: [ring(200)] });
	expect(area_m2).toBeCloseTo(40_000, 1);
	expect(length_m).toBeCloseTo(800, 3);
	expect((area_m2 ?? 0) / MU_M2).toBeCloseTo(60, 3);
});

it('holes are taken off and parts added', () => {
	const place = { type: 'MultiPolygon' as const, coordinates: [[ring(200), ring(100, 50, 50)], [ring(10, 500, 500)]] };
	expect(measure(place).area_m2).toBeCloseTo(30_100, 1);
});

it('a line has a length, a point nothing', () => {
	expect(measure({ type: 'LineString', coordinates: ring(100).slice(0, 3) })).toEqual({ area_m2: null, length_m: expect.closeTo(200, 3) }); // prettier-ignore
	expect(measure({ type: 'Point', coordinates: [121.4, 31.3] })).toEqual({ area_m2: null, length_m: null });
});

it('drawn and stated areas are compared', () => {
	expect(areaDifference(102, 100)).toBeCloseTo(0.02, 12);
	expect(areaDifference(90, 100)).toBeCloseTo(-0.1, 12);
});

it('a shape outside is reported with its position and the systems it could be in', () => {
	const box = [121.35, 31.24, 121.47, 31.34] as const;
	const swapped: XY = [31.29252, 121.41274];
	const plain = { system: 'EPSG:4326', order: 'east_north' } as const;
	expect(outsideOf([[121.4, 31.3]], [[121.4, 31.3]], box, plain)).toBeNull();
	// As WGS 84 with the longitude first, 121° of latitude is nowhere: the reader refuses it before.
	expect(toWgs84('EPSG:4326', swapped)).toBeNull();
	expect(outsideOf([[121.8, 31.3]], [[121.8, 31.3]], box, plain)).toMatchObject({ direction: 'e', instead: [] });
	const inZone: XY = [634_515.401, 3_464_268.075];
	const wrongZone = { system: 'EPSG:4550', order: 'east_north' } as const;
	const fallen = toWgs84('EPSG:4550', inZone) ?? [0, 0];
	const outside = outsideOf([fallen], [inZone], box, wrongZone);
	expect(outside?.instead).toEqual([expect.objectContaining({ system: 'EPSG:4549', order: 'east_north' })]);
	expect(outside?.distance_km).toBeGreaterThan(200);
});
