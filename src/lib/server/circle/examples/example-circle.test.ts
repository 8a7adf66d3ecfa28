import { describe, expect, it } from 'vitest';
import { islandsOf } from '../../../domain/circle/network/islands.ts';
import { buildNetwork, type NetworkArrays } from '../../../domain/circle/network/network.ts';
import { at } from '../../../domain/circle/network/test-graphs.ts';
import type { ExampleCirclePlan } from '../../seed/circle/format.ts';
import type { SeedBasemapFeature } from '../../seed/format.ts';
import type { BasemapDrawing } from '../../seed/read.ts';
import { crossesBarrier, basemapConstraints, isNearBarrier, type BasemapConstraints } from './basemap-constraints.ts';
import { exampleCircle } from './example-circle.ts';
import { footOn, length_m, segmentsOf, type Point, type Segment } from './plane.ts';

const position = ([east_m, north_m]: Point): [number, number] => [at(east_m, north_m).lon, at(east_m, north_m).lat];
const drawn = (geometry: SeedBasemapFeature['geometry'], kind: string): SeedBasemapFeature => ({
	type: 'Feature',
	geometry,
	properties: { name: null, class: kind, accuracy_m: 10, basis: { en: 'drawn for the test' } }
});
const line = (kind: string, ...points: Point[]) =>
	drawn({ type: 'LineString', coordinates: points.map(position) }, kind);

/** Four kilometres square: a river from west to east, an expressway from south to north, two roads over each. */
const SQUARE: Point[] = [
	[0, 0],
	[4000, 0],
	[4000, 4000],
	[0, 4000],
	[0, 0]
];
const BASEMAP: BasemapDrawing[] = [
	{ layer: 'boundary', features: [drawn({ type: 'Polygon', coordinates: [SQUARE.map(position)] }, 'town')] },
	{ layer: 'water', features: [line('river', [-100, 1700], [4100, 1900])] },
	{
		layer: 'roads',
		features: [
			line('expressway', [2300, -100], [2200, 4100]),
			line('primary', [900, -200], [1000, 4200]),
			line('secondary', [3100, 100], [3200, 3900]),
			line('secondary', [-200, 800], [4200, 850]),
			line('tertiary', [100, 2900], [3900, 3000])
		]
	}
];

const PLAN: ExampleCirclePlan = {
	seed: 5,
	streets: { name: 'Example', block_m: [120, 250] },
	compounds: { name: 'Home', count: 60, population: 70_000 },
	facilities: [
		{
			kind: 'canteen',
			name: 'Canteen',
			count: 5,
			coming: [{ state: 'planned', opens: '2027-01-01' }],
			entrances: 1,
			capacity: 100
		},
		{ kind: 'sh_square', name: 'Park', count: 6, coming: [], entrances: 3, capacity: null }
	]
};

const constraints = constraintsOf(BASEMAP);
const example = exampleCircle(PLAN, constraints);

function constraintsOf(basemap: BasemapDrawing[]): BasemapConstraints {
	const found = basemapConstraints(basemap);
	if (!found) throw new Error('the test draws a boundary and roads');
	return found;
}

function segments({ lon, lat, from, to }: NetworkArrays): Segment[] {
	const point = (node: number): Point => constraints.plane.pointOf({ lon: lon[node] ?? NaN, lat: lat[node] ?? NaN });
	return Array.from(from, (a, edge) => [point(a), point(to[edge] ?? 0)] as const);
}

const roadSegments = constraints.roads.flatMap(segmentsOf);
const isOnRoad = (segment: Segment): boolean =>
	roadSegments.some((road) => segment.every((end) => footOn(road, end).distance_m < 0.5));

describe('example streets', () => {
	it('cross rivers and expressways on the drawn roads alone', () => {
		const crossing = segments(example.arrays).filter((segment) => crossesBarrier(constraints, segment));
		// Two roads over the river, two over the expressway.
		expect(crossing).toHaveLength(4);
		expect(crossing.every(isOnRoad)).toBe(true);
	});

	it('are connected, inside the town, in blocks of the requested size', () => {
		const network = buildNetwork(example.arrays);
		expect(islandsOf(network).count).toBe(1);
		const all = segments(example.arrays);
		expect(all.flat().every((point) => constraints.isInside(point))).toBe(true);
		const grid = all.filter((segment) => !isOnRoad(segment)).map(length_m);
		expect(grid.length).toBeGreaterThan(400);
		// Streets that end on a drawn road may be up to half a block longer or shorter.
		expect(grid.filter((side_m) => side_m >= 120 && side_m <= 250).length).toBeGreaterThan(0.75 * grid.length);
		expect(Math.max(...grid)).toBeLessThan(250 + 60);
	});

	it('are the same every time, and others for another seed', () => {
		expect(exampleCircle(PLAN, constraintsOf(BASEMAP))).toEqual(example);
		expect(exampleCircle({ ...PLAN, seed: 6 }, constraints).arrays.lon).not.toEqual(example.arrays.lon);
	});

	it('need a town line and a road', () => {
		expect(basemapConstraints(BASEMAP.filter(({ layer }) => layer !== 'boundary'))).toBeNull();
		expect(basemapConstraints(BASEMAP.filter(({ layer }) => layer !== 'roads'))).toBeNull();
	});
});

describe('example compounds and facilities', () => {
	it('add up to the population of the plan, with age groups that add up to each', () => {
		expect(example.compounds).toHaveLength(60);
		expect(example.compounds.reduce((sum, { population }) => sum + population, 0)).toBe(70_000);
		for (const { population, ages } of example.compounds)
			expect(Object.values(ages).reduce((sum, people) => sum + people, 0)).toBe(population);
	});

	it('stand beside a street and clear of rivers and expressways', () => {
		const places = [...example.compounds, ...example.facilities.flatMap(({ entrances }) => entrances)];
		const streets = segments(example.arrays);
		for (const place of places) {
			const point = constraints.plane.pointOf(place);
			expect(isNearBarrier(constraints, point, 44)).toBe(false);
			expect(Math.min(...streets.map((street) => footOn(street, point).distance_m))).toBeLessThan(23);
		}
	});

	it('are numbered, and planned ones are named as such', () => {
		expect(example.compounds[0]).toMatchObject({ id: 'example-001', name: 'Home 001' });
		const canteens = example.facilities.filter(({ kind }) => kind === 'canteen');
		expect(canteens.map(({ state, opens, capacity }) => [state, opens, capacity])).toEqual([
			...Array.from({ length: 5 }, () => ['operating', null, 100]),
			['planned', '2027-01-01', 100]
		]);
		const parks = example.facilities.filter(({ kind }) => kind === 'sh_square');
		expect(parks.map(({ entrances }) => entrances.length)).toEqual([3, 3, 3, 3, 3, 3]);
	});
});
