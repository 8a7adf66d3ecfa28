import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { aFeature, aStatus, aTarget } from './feature.fixture.ts';
import { packColumns, unpackColumns } from '../shared/packed/columns.ts';
import { packFeatures, unpackFeatures } from './packed-features.ts';
import { packGeometry, unpackGeometry } from '../shared/packed/geometry.ts';

const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('columns', () => {
	const keys = ['id', 'kind', 'name'] as const;
	const rows = Array.from({ length: 6 }, (_, i) => ({ id: i, kind: i % 2 ? 'road' : null, name: { en: `n${i % 3}` } }));

	it('bring every row back', () => {
		expect(unpackColumns(sent(packColumns(rows, keys)), keys)).toEqual(rows);
		expect(unpackColumns(sent(packColumns([], keys)), keys)).toEqual([]);
	});

	it('write what rows share once', () => {
		const packed = packColumns(rows, keys);
		expect(packed.id).toEqual({ each: [0, 1, 2, 3, 4, 5] });
		expect(packed.name).toEqual({ of: [{ en: 'n0' }, { en: 'n1' }, { en: 'n2' }], at: [0, 1, 2, 0, 1, 2] });
	});
});

describe('geometries', () => {
	const ring = [[121.390001, 31.3], [121.4, 31.299999], [121.395, 31.31], [121.390001, 31.3]]; // prettier-ignore
	it.each<Geometry>([
		{ type: 'Point', coordinates: [-179.999999, -89.123456] },
		{ type: 'MultiPoint', coordinates: [[0, 0], [180, 90]] }, // prettier-ignore
		{ type: 'LineString', coordinates: ring },
		{ type: 'MultiLineString', coordinates: [ring, [[1, 2], [1.000001, 1.999999]]] }, // prettier-ignore
		{ type: 'Polygon', coordinates: [ring, ring] },
		{ type: 'MultiPolygon', coordinates: [[ring], [ring, ring]] }
	])('$type survives a round trip to the last digit', (geometry) => {
		expect(unpackGeometry(sent(packGeometry(geometry)))).toEqual(geometry);
	});

	it('is shorter than GeoJSON by far', () => {
		const outline: Geometry = { type: 'Polygon', coordinates: [ring] };
		expect(JSON.stringify(packGeometry(outline)).length).toBeLessThan(JSON.stringify(outline).length / 2);
	});

	it('keeps every one of many steps', () => {
		let seed = 7;
		const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
		const positions = Array.from({ length: 2000 }, () => [
			Math.round((random() * 360 - 180) * 1e6) / 1e6,
			Math.round((random() * 180 - 90) * 1e6) / 1e6
		]);
		const line: Geometry = { type: 'LineString', coordinates: positions };
		expect(unpackGeometry(sent(packGeometry(line)))).toEqual(line);
	});
});

it('brings features back as they were', () => {
	const features = [
		aFeature({ current: null, geometry: null, placement: 'unplaced', basis: null, accuracy_m: null }),
		aFeature({ id: 2, slug: 'b', target: aTarget({ commitment: 'strive' }), milestones: { next_due: '2031-03-31' } }),
		aFeature({ id: 3, slug: 'c', current: aStatus({ stage: null, phase: null, phrase: { zh: '推进' } }) })
	];
	expect(unpackFeatures(sent(packFeatures(features)))).toEqual(features);
	expect(unpackFeatures(sent(packFeatures([])))).toEqual([]);
});
