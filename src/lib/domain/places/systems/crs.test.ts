import { describe, expect, it } from 'vitest';
import { distance_m } from '../../shared/geo/geodesy.ts';
import { seededRandom } from '../../shared/random.ts';
import {
	AXIS_ORDERS,
	fromWgs84,
	inOrder,
	isSystemCode,
	SYSTEM_CODES,
	SYSTEMS,
	systemOf,
	toWgs84,
	type XY
} from './crs.ts';

/** Checked with PROJ 9.1.1: northing and easting in metres. */
const PLACE: XY = [121.41274, 31.29252];
const CHECKED = [
	['EPSG:4549', 3_464_268.075, 634_515.401],
	['EPSG:4528', 3_464_268.075, 40_634_515.401],
	['EPSG:4550', 3_464_494.113, 348_865.645],
	['EPSG:4529', 3_464_494.113, 41_348_865.645]
] as const;

const apart_m = (a: XY | null, b: XY | null): number => (a && b ? distance_m(a[0], a[1], b[0], b[1]) : Infinity);

function places(count: number, [west, south, east, north]: readonly [number, number, number, number]): XY[] {
	const random = seededRandom(4549);
	return Array.from({ length: count }, () => [west + random() * (east - west), south + random() * (north - south)]);
}
const TOWN = [121.35, 31.24, 121.47, 31.34] as const;
const CHINA = [73.5, 18, 135, 53.5] as const;

describe('Gauss-Krueger', () => {
	it.each(CHECKED)('%s holds to a millimetre', (code, northing, easting) => {
		const [x, y] = fromWgs84(code, PLACE) ?? [NaN, NaN];
		// The checked values end at the millimetre, so half of one more is theirs.
		expect(Math.abs(x - easting)).toBeLessThan(0.001);
		expect(Math.abs(y - northing)).toBeLessThan(0.001);
		expect(apart_m(toWgs84(code, [easting, northing]), PLACE)).toBeLessThan(0.001);
	});

	it('has the same numbers with the zone before the easting and without', () => {
		const [bare, zoned] = [fromWgs84('EPSG:4549', PLACE), fromWgs84('EPSG:4528', PLACE)];
		expect((zoned?.[0] ?? 0) - (bare?.[0] ?? 0)).toBeCloseTo(40_000_000, 5);
	});
});

describe('every system', () => {
	it.each(SYSTEM_CODES)('%s leads there and back over the town to a millimetre', (code) => {
		const worst = Math.max(...places(500, TOWN).map((place) => apart_m(there(code, place), place)));
		expect(worst).toBeLessThan(0.001);
	});

	it.each(['GCJ-02', 'BD-09'] as const)('%s to WGS 84 and back over China within a centimetre', (code) => {
		const back = places(3000, CHINA).map((place) =>
			apart_m(fromWgs84(code, toWgs84(code, place) ?? [NaN, NaN]), place)
		);
		expect(Math.max(...back)).toBeLessThan(0.01);
		expect(Math.max(...places(3000, CHINA).map((place) => apart_m(there(code, place), place)))).toBeLessThan(0.01);
	});

	it.each(['GCJ-02', 'BD-09'] as const)('%s is WGS 84 outside China', (code) => {
		for (const abroad of [
			[-48.08, -15.88],
			[139.7, 35.68],
			[2.35, 48.86],
			[151.2, -33.9]
		] as const)
			// prettier-ignore
			expect(toWgs84(code, abroad)).toEqual(abroad);
	});

	it('has a name, an axis order and a unit', () => {
		for (const system of SYSTEMS) {
			expect(system.name).toMatchObject({ zh: expect.any(String), en: expect.any(String) });
			expect(AXIS_ORDERS).toContain(system.officialOrder);
		}
		expect(systemOf('EPSG:4490').officialOrder).toBe('north_east');
		expect(systemOf('EPSG:4549').officialOrder).toBe('north_east');
		expect(isSystemCode('EPSG:3857')).toBe(false);
	});
});

it('GCJ-02 lies 443 m east and 201 m south of the place, BD-09 about 1,160 m off', () => {
	const gcj = fromWgs84('GCJ-02', PLACE) ?? [NaN, NaN];
	expect(Math.round(apart_m([gcj[0], PLACE[1]], PLACE))).toBeCloseTo(443, -1);
	expect(Math.round(apart_m([PLACE[0], gcj[1]], PLACE))).toBeCloseTo(201, -1);
	expect(gcj[0]).toBeGreaterThan(PLACE[0]);
	expect(gcj[1]).toBeLessThan(PLACE[1]);
	expect(Math.abs(apart_m(fromWgs84('BD-09', PLACE), PLACE) - 1160)).toBeLessThan(15);
});

describe('numbers that cannot be of the system', () => {
	it.each([
		['EPSG:4326', [634_515, 3_464_268]],
		['EPSG:4549', [121.4, 31.3]],
		['EPSG:4549', [40_634_515, 3_464_268]],
		['EPSG:4528', [634_515, 3_464_268]],
		['EPSG:4549', [3_464_268, 634_515]],
		['GCJ-02', [31.3, 121.4]],
		['EPSG:4490', [NaN, 31.3]],
		['EPSG:4490', [121.4, Infinity]]
	] as const)('%s %j give nothing', (code, place) => expect(toWgs84(code, place)).toBeNull());

	it('nor has a place on the other side of the earth an easting', () => {
		expect(fromWgs84('EPSG:4549', [-58.5, -31.3])).toBeNull();
		expect(fromWgs84('EPSG:4326', [200, 0])).toBeNull();
	});
});

it('a pair is put right once its order is stated', () => {
	expect(inOrder([31.3, 121.4], 'north_east')).toEqual([121.4, 31.3]);
	expect(inOrder([121.4, 31.3], 'east_north')).toEqual([121.4, 31.3]);
});

function there(code: (typeof SYSTEM_CODES)[number], place: XY): XY | null {
	const converted = fromWgs84(code, place);
	return converted && toWgs84(code, converted);
}
