import { expect, it } from 'vitest';
import { packGeometry, receiveGeometry } from '../../domain/shared/packed/geometry.ts';
import { packedCollection, unpackedData } from '../../vendor/maplibre-packed-collection.ts';
import { planningFeature, point, square } from './planning-feature.fixture.ts';
import { planningShapes } from './planning-shapes.ts';

const shapes = planningShapes([
	planningFeature(square(121.5, 31.25, 0.125), 10),
	planningFeature(square(-30, 0.5, 0.125), 10)
]);
/** What can be enumerated is what arrives in a worker. */
const sent = (data: object): unknown => JSON.parse(JSON.stringify(data));

it('brings shapes to the worker as short text, and there they are as they were', () => {
	const packed = packedCollection(shapes);
	expect(Object.keys(packed)).toEqual(['type', 'packed']);
	expect(JSON.stringify(packed).length).toBeLessThan(JSON.stringify(shapes).length);
	expect(unpackedData(sent(packed))).toEqual(shapes);
});

it('is a collection like any other where its features are read', () => {
	expect(packedCollection(shapes).features).toBe(shapes.features);
});

it('sends a received geometry on as it came', () => {
	const came = packGeometry(point(121.4, 31.3));
	const received = receiveGeometry(came);
	expect(received).toEqual(point(121.4, 31.3));
	expect(packGeometry(received)).toBe(came);
});

it.each([[undefined], ['/basemap.geojson'], [shapes]])('leaves other data alone', (data) =>
	expect(unpackedData(data)).toBe(data)
);
