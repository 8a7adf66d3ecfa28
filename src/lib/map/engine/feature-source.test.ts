import type { Feature, Point } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import { beforeEach, describe, expect, it } from 'vitest';
import { FeatureSource } from './feature-source.ts';

interface Properties {
	name?: string;
	lit?: true;
	shift?: number;
}

const at = (id: number, properties: Properties, lon = 0): Feature<Point, Properties> => ({
	...{ type: 'Feature', id, properties },
	geometry: { type: 'Point', coordinates: [lon, 0] }
});

/** Calls of the map's source, in order. */
let calls: unknown[];
let source: FeatureSource<Point, Properties>;

beforeEach(() => {
	calls = [];
	const [setData, updateData] = ['setData', 'updateData'].map(
		(call) => (what: unknown) => calls.push({ [call]: what })
	);
	const map = { getSource: () => ({ setData, updateData }) } as unknown as MapLibre;
	source = new FeatureSource('any', ['shift']);
	source.start(map, { type: 'FeatureCollection', features: [at(1, { shift: 7, lit: true })] });
});

describe('an incrementally updated source', () => {
	it('adds new features', () => {
		source.put(2, at(2, {}));
		expect(calls).toEqual([{ updateData: { add: [at(2, {})] } }]);
		expect([...source.ids]).toEqual([1, 2]);
	});

	it('replaces changed features, except their collective properties', () => {
		source.put(1, at(1, { name: 'a', shift: 99 }, 5));
		const update = {
			id: 1,
			newGeometry: { type: 'Point', coordinates: [5, 0] },
			removeAllProperties: true,
			addOrUpdateProperties: [
				{ key: 'name', value: 'a' },
				{ key: 'shift', value: 7 }
			]
		};
		expect(calls).toEqual([{ updateData: { update: [update] } }]);
	});

	it('removes existing features, and sends nothing for unknown ones', () => {
		source.put(3, null);
		source.remove([1, 4]);
		expect(calls).toEqual([{ updateData: { remove: [1] } }]);
		expect(source.size).toBe(0);
	});

	it('loads everything anew', () => {
		const all = { type: 'FeatureCollection' as const, features: [at(8, {}), at(9, {})] };
		source.load(all);
		expect(calls).toEqual([{ setData: all }]);
		expect([...source.ids]).toEqual([8, 9]);
	});
});
