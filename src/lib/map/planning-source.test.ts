import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { PlanningFeature } from '../domain/planning.ts';
import { placementOf } from '../domain/geo/placement.ts';
import { distance_m } from './disc.ts';
import { drawingOf, drawnAlike, planningFeatures } from './planning-source.ts';

let nextId = 1;
function feature(
	geometry: Geometry | null,
	accuracy_m: number | null,
	more: Partial<PlanningFeature> = {}
): PlanningFeature {
	const id = nextId++;
	return {
		id,
		slug: `feature-${id}`,
		class: 'project',
		name: { zh: '甲', en: 'A' },
		aliases: [],
		address: null,
		parcel_no: null,
		theme: 'economy',
		kind: 'road',
		lifecycle: null,
		current: null,
		target: null,
		placement: geometry ? placementOf(accuracy_m) : 'unplaced',
		geometry,
		basis: null,
		accuracy_m,
		is_example: false,
		milestones: null,
		source: 'a-report',
		section: '1',
		...more
	};
}
const symbolOf = () => 'road';
const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });

describe('planningFeatures', () => {
	it('leaves out what has no place', () => {
		const drawn = planningFeatures(
			[feature(null, null), feature(point(121.3, 31.3), 1500), feature(point(121.3, 31.3), 40)],
			{ symbolOf }
		);
		expect(drawn.features).toHaveLength(1);
	});

	it('draws a vague place as a disc of that radius and a mark in one feature of one id', () => {
		const vague = feature(point(121.39, 31.3), 700);
		expect(drawingOf(vague)).toBe('disc');
		const [drawn] = planningFeatures([vague], { symbolOf }).features;
		expect(drawn?.id).toBe(vague.id);
		const [shape, mark] = drawn?.geometry.geometries ?? [];
		expect(mark).toEqual({ type: 'Point', coordinates: [121.39, 31.3] });
		const corner = shape?.type === 'Polygon' ? shape.coordinates[0]?.[7] : undefined;
		expect(distance_m([121.39, 31.3], corner ?? [])).toBeCloseTo(700, 0);
	});

	it('gives a line a band of its accuracy, in pixels of zoom 20', () => {
		const line: Geometry = { type: 'LineString', coordinates: [[121.39, 31.3], [121.4, 31.3]] }; // prettier-ignore
		const [drawn] = planningFeatures([feature(line, 150)], { symbolOf }).features;
		expect(drawn?.properties.drawing).toBe('line');
		// About 0.064 m a pixel at 31.3° north and zoom 20.
		expect((drawn?.properties.band_px ?? 0) * 0.0638).toBeCloseTo(300, -1);
	});

	it('sets features of one place side by side', () => {
		const same = [1, 2, 3].map(() => feature(point(121.4, 31.31), 50));
		const shifts = planningFeatures([...same, feature(point(121.41, 31.3), 50)], { symbolOf }).features.map(
			({ properties }) => [properties.shift_px, properties.shift_deg]
		);
		expect(new Set(shifts.slice(0, 3).map(String)).size).toBe(3);
		expect(shifts[3]).toEqual([undefined, undefined]);
	});

	it('lets marks of many small outlines wait for room', () => {
		const square: Geometry = { type: 'Polygon', coordinates: [[[121.39, 31.3], [121.3905, 31.3], [121.3905, 31.3005], [121.39, 31.3005], [121.39, 31.3]]] }; // prettier-ignore
		const few = planningFeatures([feature(square, 10, { class: 'parcel' })], { symbolOf });
		expect(few.features[0]?.properties.mark_zoom).toBeUndefined();
		const many = planningFeatures(
			Array.from({ length: 700 }, () => feature(square, 10, { class: 'parcel' })),
			{ symbolOf }
		);
		expect(many.features[0]?.properties.mark_zoom).toBeGreaterThanOrEqual(15);
	});

	it('tells an outline of square kilometres from a parcel', () => {
		const square = (lon: number, side: number): Geometry => ({
			type: 'Polygon',
			coordinates: [[[lon, 31.3], [lon + side, 31.3], [lon + side, 31.3 + side], [lon, 31.3 + side], [lon, 31.3]]] // prettier-ignore
		});
		const drawn = planningFeatures([feature(square(121.3, 0.02), 250), feature(square(121.4, 0.001), 10)], {
			symbolOf
		});
		expect(drawn.features.map(({ properties }) => properties.wide)).toEqual([true, undefined]);
	});

	it('carries the names in all languages', () => {
		const [drawn] = planningFeatures([feature(point(121.3, 31.3), 40)], { symbolOf }).features;
		expect(drawn?.properties).toMatchObject({ name_zh: '甲', name_en: 'A', symbol: 'kind-road', class: 'project' });
	});

	it('says nothing of what a feature has not', () => {
		const square: Geometry = { type: 'Polygon', coordinates: [[[121.39, 31.3], [121.3905, 31.3], [121.3905, 31.3005], [121.39, 31.3]]] }; // prettier-ignore
		const [drawn] = planningFeatures([feature(square, 10, { class: 'parcel' })], { symbolOf }).features;
		expect(Object.keys(drawn?.properties ?? {}).sort()).toEqual(['class', 'drawing', 'name_en', 'name_zh', 'slug', 'symbol']); // prettier-ignore
	});

	it('sees what changes the drawing and what does not', () => {
		const one = feature(point(121.3, 31.3), 40);
		const copy = structuredClone(one);
		expect(drawnAlike(one, { ...copy, current: null, target: null })).toBe(true);
		expect(drawnAlike(one, { ...copy, geometry: point(121.3, 31.31) })).toBe(false);
		expect(drawnAlike(one, { ...copy, name: { zh: '乙' } })).toBe(false);
		expect(drawnAlike(one, { ...copy, accuracy_m: 250 })).toBe(false);
		expect(drawnAlike(one, { ...copy, milestones: { next_due: null } })).toBe(false);
		expect(
			drawnAlike({ ...one, milestones: { next_due: '2030-01-31' } }, { ...copy, milestones: { next_due: null } })
		).toBe(true);
		expect(drawnAlike(undefined, one)).toBe(false);
	});
});
