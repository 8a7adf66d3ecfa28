import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { distanceBetween_m } from '../../domain/shared/geo/geodesy.ts';
import { HIDDEN } from './feature-state.ts';
import { planningFeature as feature, point, square } from './planning-feature.fixture.ts';
import { planningShape, planningShapes, shapesSource } from './planning-shapes.ts';

const LINE: Geometry = { type: 'LineString', coordinates: [[121.39, 31.3], [121.4, 31.3]] }; // prettier-ignore

describe('planningShape', () => {
	it('draws a vague place as a disc of that radius', () => {
		const vague = feature(point(121.39, 31.3), 700);
		const shape = planningShape(vague);
		expect(shape).toMatchObject({ id: vague.id, properties: { drawing: 'disc' } });
		const corner = shape?.geometry.type === 'Polygon' ? shape.geometry.coordinates[0]?.[7] : undefined;
		expect(distanceBetween_m([121.39, 31.3], corner ?? [])).toBeCloseTo(700, 0);
	});

	it('draws a disc around each of several places', () => {
		const places: Geometry = { type: 'MultiPoint', coordinates: [[121.39, 31.3], [121.4, 31.3]] }; // prettier-ignore
		const { geometry } = planningShape(feature(places, 400)) ?? {};
		expect(geometry?.type === 'MultiPolygon' && geometry.coordinates.length).toBe(2);
	});

	it.each([
		['has no place', feature(null, null)],
		['is a point known exactly', feature(point(121.39, 31.3), 0)]
	])('draws nothing of what %s', (_, nothing) => expect(planningShape(nothing)).toBeNull());

	it('gives a line a band of its accuracy, in pixels of zoom 20', () => {
		const { properties } = planningShape(feature(LINE, 150)) ?? {};
		expect(properties?.drawing).toBe('line');
		// About 0.064 m a pixel at 31.3° north and zoom 20.
		expect((properties?.band_px ?? 0) * 0.0638).toBeCloseTo(300, -1);
	});

	it('distinguishes an outline of square kilometres from a parcel, with no other property', () => {
		expect(planningShape(feature(square(121.3, 31.3, 0.02), 250))?.properties).toEqual({ drawing: 'area', wide: true });
		expect(planningShape(feature(square(121.4, 31.3, 0.001), 10))?.properties).toEqual({ drawing: 'area' });
	});

	it('contains the phase of features without feature-state', () => {
		const [alone, coming] = [feature(square(121.4, 31.3, 0.001), 10), feature(square(121.5, 31.3, 0.001), 10)];
		const states = new Map([[coming.id, { ...HIDDEN, phase: 'building' as const, shown: true }]]);
		const phases = planningShapes([alone, coming], states).features.map(({ properties }) => properties.phase);
		expect(phases).toEqual([undefined, 'building']);
	});
});

it('cuts tiles with a margin as wide as the widest band, and no wider', () => {
	const bufferOf = (accuracy_m: number) => shapesSource(planningShapes([feature(LINE, accuracy_m)])).buffer ?? 0;
	expect(bufferOf(10)).toBeLessThan(bufferOf(250));
	expect(bufferOf(990)).toBe(128);
});
