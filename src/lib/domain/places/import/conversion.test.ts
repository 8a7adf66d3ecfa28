import { describe, expect, it } from 'vitest';
import { candidatesFor, conversionOf, convertedShape, declaredCode, readControlPoints } from './conversion.ts';
import type { RawFeature } from '../formats/reader.ts';

const BOX = [121.36, 31.25, 121.46, 31.33] as const;
/** Of gis.md: the same place in four systems. */
const PLACES = {
	'EPSG:4549': [634515.401, 3464268.075],
	'EPSG:4528': [40634515.401, 3464268.075],
	'EPSG:4550': [348865.645, 3464494.113],
	'EPSG:4529': [41348865.645, 3464494.113]
} as const;
const feature = (x: number, y: number): RawFeature => ({
	row: 1,
	shape: { type: 'Point', coordinates: [x, y] },
	trouble: null,
	values: {}
});

describe('candidates', () => {
	it.each(Object.entries(PLACES))('%s is the one that fits', (system, [x, y]) => {
		const [first, ...others] = candidatesFor([feature(x, y)], null, BOX);
		expect(first).toMatchObject({ system, order: 'east_north', declared: false });
		expect(others.filter(({ reasons }) => reasons.some((reason) => reason.code === 'inside'))).toEqual([]);
		expect(candidatesFor([feature(y, x)], null, BOX)[0]).toMatchObject({ system, order: 'north_east' });
	});

	it('are several for degrees: only the user can decide; the declared one comes first', () => {
		const found = candidatesFor([feature(121.41274, 31.29252)], { text: 'gcj-02' }, BOX);
		expect(found[0]).toMatchObject({ system: 'GCJ-02', declared: true });
		expect(new Set(found.map(({ system }) => system))).toEqual(new Set(['EPSG:4326', 'EPSG:4490', 'GCJ-02', 'BD-09']));
	});

	it('are none in the sea, and a local plane for small metres', () => {
		expect(candidatesFor([feature(150, 0)], { epsg: 4326 }, BOX)).toEqual([]);
		expect(candidatesFor([feature(-5161, 6348)], null, BOX)[0]?.system).toBe('local');
	});

	it('know what files say', () => {
		expect(declaredCode({ epsg: 4528 })).toBe('EPSG:4528');
		expect(declaredCode({ epsg: 3857 })).toBeNull();
		expect(declaredCode({ text: 'Beijing_1954' })).toBeNull();
		expect(declaredCode({ text: '百度' })).toBe('BD-09');
	});
});

it('converts every position, or none', () => {
	const [x, y] = PLACES['EPSG:4549'];
	const shape = convertedShape({ type: 'LineString', coordinates: [[x, y], [x, y]] }, conversionOf('EPSG:4549', 'east_north')); // prettier-ignore
	for (const [lon = 0, lat = 0] of shape?.coordinates as number[][]) {
		expect(lon).toBeCloseTo(121.41274, 8);
		expect(lat).toBeCloseTo(31.29252, 8);
	}
	expect(convertedShape({ type: 'Point', coordinates: [y, x] }, conversionOf('EPSG:4528', 'east_north'))).toBeNull();
});

describe('control points', () => {
	const text = 'K1 -5000, 6000, 121.40, 31.29\nK2，-4000，6000，121.4105，31.29\r\n\n-5000 7000 121.40 31.299';

	it('are read with names and without, in either order', () => {
		expect(readControlPoints(text, 'east_north')).toMatchObject({
			ok: true,
			points: [{ local: [-5000, 6000] }, {}, {}]
		});
		expect(readControlPoints(text, 'north_east')).toMatchObject({
			ok: true,
			points: [{ local: [6000, -5000] }, {}, {}]
		});
	});

	it.each([
		['1 2 121.4', 'unreadable', 1],
		['\n1 2 200 31', 'unreadable', 2],
		['1 2 121.4 31.3', 'too_few', 0],
		['0 0 121.4 31.3\n1 1 121.41 31.31\n2 2 121.42 31.32', 'collinear', 0]
	])('%j are refused: %s', (lines, problem, line) => {
		expect(readControlPoints(lines, 'east_north')).toEqual({ ok: false, problem, line });
	});
});
