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

/** What the map's source was told, in order. */
let told: unknown[];
let source: FeatureSource<Point, Properties>;

beforeEach(() => {
	told = [];
	const [setData, updateData] = ['setData', 'updateData'].map((call) => (what: unknown) => told.push({ [call]: what }));
	const map = { getSource: () => ({ setData, updateData }) } as unknown as MapLibre;
	source = new FeatureSource('any', ['shift']);
	source.start(map, { type: 'FeatureCollection', features: [at(1, { shift: 7, lit: true })] });
});

describe('a source that changes feature by feature', () => {
	it('adds what is new', () => {
		source.put(2, at(2, {}));
		expect(told).toEqual([{ updateData: { add: [at(2, {})] } }]);
		expect([...source.ids]).toEqual([1, 2]);
	});

	it('replaces what changes, but for what is worked out for all', () => {
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
		expect(told).toEqual([{ updateData: { update: [update] } }]);
	});

	it('removes what is there, and says nothing of what is not', () => {
		source.put(3, null);
		source.remove([1, 4]);
		expect(told).toEqual([{ updateData: { remove: [1] } }]);
		expect(source.size).toBe(0);
	});

	it('loads everything anew', () => {
		const all = { type: 'FeatureCollection' as const, features: [at(8, {}), at(9, {})] };
		source.load(all);
		expect(told).toEqual([{ setData: all }]);
		expect([...source.ids]).toEqual([8, 9]);
	});
});
