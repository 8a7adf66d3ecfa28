import { describe, expect, it } from 'vitest';
import { readCoordinates, writeCoordinates, type ReadText, type StatedAs } from './typed-coordinates.ts';
import { SYSTEM_CODES } from '../systems/crs.ts';
import { positionsOf, type Shape } from '../geometry/shape.ts';

const PLAIN: StatedAs = { system: 'EPSG:4326', order: 'east_north', shape: 'polygon' };
const SQUARE = '121.40, 31.29\n121.41, 31.29\n121.41, 31.30\n121.40, 31.30';
const RING = [[121.4, 31.29], [121.41, 31.29], [121.41, 31.3], [121.4, 31.3], [121.4, 31.29]]; // prettier-ignore

function place(text: string, stated: Partial<StatedAs> = {}): Shape {
	const read = readCoordinates(text, { ...PLAIN, ...stated });
	if ('code' in read) throw new Error(JSON.stringify(read));
	return read.place;
}

describe('pairs', () => {
	it.each([
		['line by line', SQUARE],
		['closed already', `${SQUARE}\n121.40, 31.29`],
		['by tabs', SQUARE.replaceAll(', ', '\t')],
		['on one line', '121.40,31.29;121.41,31.29；121.41,31.30; 121.40，31.30'],
		['with the corners’ numbers', SQUARE.split('\n').map((line, i) => `${i + 1} ${line}`).join('\n')], // prettier-ignore
		['with the corners’ names', SQUARE.split('\n').map((line, i) => `J${i + 1}\t${line}`).join('\r\n')], // prettier-ignore
		['full width', SQUARE.replaceAll('1', '１').replaceAll('.', '．').replaceAll(', ', '，')],
		['as WKT', 'POLYGON((121.4 31.29, 121.41 31.29, 121.41 31.3, 121.4 31.3, 121.4 31.29))'],
		[
			'as WKT with heights',
			'SRID=4326;POLYGON Z ((121.4 31.29 3,121.41 31.29 3,121.41 31.3 3,121.4 31.3 3,121.4 31.29 3))'
		],
		['as GeoJSON', JSON.stringify({ type: 'Polygon', coordinates: [RING] })],
		['as a feature', JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [RING] } }] })] // prettier-ignore
	])('%s', (_, text) => expect(place(text)).toEqual({ type: 'Polygon', coordinates: [RING] }));

	it('in degrees, minutes and seconds', () => {
		const [lon = 0, lat = 0] = positionsOf(place('121°24′46″E, 31°17′33″N', { shape: 'point' }))[0] ?? [];
		expect(lon).toBeCloseTo(121.412778, 6);
		expect(lat).toBeCloseTo(31.2925, 6);
		expect(place("48°4'30''W 15度52分30秒S", { shape: 'point' })).toEqual({
			type: 'Point',
			coordinates: [-48.075, -15.875]
		});
	});

	it('make parts at a blank line', () => {
		const two = place(`${SQUARE}\n\n121.42,31.29\n121.43,31.29\n121.43,31.30`);
		expect(two.type).toBe('MultiPolygon');
		expect(place('121.4,31.3\n121.41,31.3\n\n121.5,31.3\n121.5,31.31', { shape: 'line' }).type).toBe('MultiLineString');
		expect(place('121.4,31.3\n121.41,31.3', { shape: 'point' }).type).toBe('MultiPoint');
	});

	it('in a zone, northing first', () => {
		const [lon = 0, lat = 0] =
			positionsOf(place('3464268.075 634515.401', { system: 'EPSG:4549', order: 'north_east', shape: 'point' }))[0] ??
			[];
		expect(lon).toBeCloseTo(121.41274, 7);
		expect(lat).toBeCloseTo(31.29252, 7);
	});

	it('keep what stood there for guessing', () => {
		expect(readCoordinates('31.3,121.4', { ...PLAIN, order: 'north_east', shape: 'point' })).toMatchObject({
			written: [[31.3, 121.4]]
		});
	});
});

describe('what cannot be read is said', () => {
	it.each([
		[' \n ', { code: 'empty' }],
		['121.4, 31.3\nabc', { code: 'not_a_pair', line: 2, text: 'abc' }],
		['121.4', { code: 'not_a_pair', line: 1, text: '121.4' }],
		['121.4 31.3 7.5', { code: 'not_a_pair', line: 1, text: '121.4 31.3 7.5' }],
		['<script>alert(1)</script>', { code: 'not_a_pair', line: 1, text: '<script>alert(1)</script>' }],
		['121.4,31.3\n121.5,31.3', { code: 'too_few', shape: 'polygon' }],
		['1,1\n1,1\n1,1\n1,1', { code: 'too_few', shape: 'polygon' }],
		['POLYGON((1 2, 3', { code: 'bad_wkt' }],
		['POLYGON((1 2))', { code: 'bad_wkt' }],
		['POLYGON EMPTY', { code: 'bad_wkt' }],
		['MULTIPOLYGON(1 2, 3 4)', { code: 'bad_wkt' }],
		['POINT(NaN 1)', { code: 'bad_wkt' }],
		['{"type":"Polygon"', { code: 'bad_json' }],
		['{"type":"Polygon","coordinates":[[[1,2]]]}', { code: 'bad_json' }],
		['{"type":"FeatureCollection","features":[]}', { code: 'several_features' }],
		['{"type":"GeometryCollection","geometries":[]}', { code: 'mixed_kinds' }],
		['SRID=4549;POINT(634515 3464268)', { code: 'other_system', named: 'EPSG:4549' }],
		['634515, 3464268\n634516, 3464268\n634516, 3464270', { code: 'out_of_range', text: '634515, 3464268' }],
		['['.repeat(200_000), { code: 'bad_json' }],
		[`POINT${'('.repeat(200_000)})`, { code: 'bad_wkt' }],
		['1 '.repeat(210_000), { code: 'too_long' }]
	])('%.40s', (text, problem) => expect(readCoordinates(text, PLAIN)).toMatchObject(problem));

	it('and a name that means the stated system is none', () => {
		const json = {
			type: 'Point',
			coordinates: [121.4, 31.3],
			crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } }
		};
		expect(place(JSON.stringify(json)).type).toBe('Point');
	});
});

describe('written again', () => {
	const shapes: [string, Shape][] = [
		['a point', { type: 'Point', coordinates: [121.41274, 31.29252] }],
		['points', { type: 'MultiPoint', coordinates: [[121.4, 31.3], [121.41, 31.3]] }], // prettier-ignore
		['a line', { type: 'LineString', coordinates: [[121.4, 31.3], [121.41, 31.3]] }], // prettier-ignore
		['an outline', { type: 'Polygon', coordinates: [RING] }],
		['two', { type: 'MultiPolygon', coordinates: [[RING], [RING.map(([x = 0, y = 0]) => [x + 0.02, y])]] }],
		['one with a hole', { type: 'Polygon', coordinates: [RING, [[121.403, 31.293], [121.405, 31.293], [121.405, 31.296], [121.403, 31.293]]] }] // prettier-ignore
	];
	it.each(shapes.flatMap(([name, shape]) => SYSTEM_CODES.map((system) => [name, system, shape] as const)))(
		'%s in %s comes back to a centimetre',
		(_, system, shape) => {
			for (const order of ['east_north', 'north_east'] as const) {
				const text = writeCoordinates(shape, { system, order }) ?? '';
				const kind = shape.type.includes('Point') ? 'point' : shape.type.includes('Line') ? 'line' : 'polygon';
				const back = readCoordinates(text, { system, order, shape: kind }) as ReadText;
				expect(back.place.type).toBe(shape.type);
				const [before, after] = [positionsOf(shape), positionsOf(back.place)];
				expect(after).toHaveLength(before.length);
				for (const [i, [x, y]] of before.entries()) {
					expect(Math.abs((after[i]?.[0] ?? 0) - x)).toBeLessThan(1e-7);
					expect(Math.abs((after[i]?.[1] ?? 0) - y)).toBeLessThan(1e-7);
				}
			}
		}
	);

	it('is nothing where the system does not reach', () => {
		expect(
			writeCoordinates({ type: 'Point', coordinates: [-48, -15] }, { system: 'EPSG:4549', order: 'east_north' })
		).toBeNull();
	});
});

describe('GeoJSON text', () => {
	it('needs rings of four positions, and closes them', () => {
		const ring = (...positions: number[][]) => JSON.stringify({ type: 'Polygon', coordinates: [positions] });
		expect(readCoordinates(ring([1, 2], [3, 4], [5, 7]), PLAIN)).toEqual({ code: 'bad_json' });
		expect(place(ring([1, 2], [3, 4], [5, 7], [2, 9]))).toEqual({
			type: 'Polygon',
			coordinates: [[[1, 2], [3, 4], [5, 7], [2, 9], [1, 2]]] // prettier-ignore
		});
	});

	it('drops heights', () => {
		expect(place('{"type":"Point","coordinates":[121.4,31.3,7]}')).toEqual({
			type: 'Point',
			coordinates: [121.4, 31.3]
		});
	});
});
