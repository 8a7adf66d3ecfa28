import distance from '@turf/distance';
import nearestPointOnLine from '@turf/nearest-point-on-line';
import { describe, expect, it } from 'vitest';
import { snapPoints } from './network/snap.ts';
import { indexEdges } from './network/edge-index.ts';
import { distance_m } from '../shared/geo/geodesy.ts';
import { buildNetwork } from './network/network.ts';
import { sortByLatitude, straightTimes } from './coverage/straight-line.ts';
import { at, gridArrays, randomPlaces, seededRandom } from './network/test-graphs.ts';

/** The faster functions of this project equal Turf's. */
describe('the geometry of the hot path against Turf', () => {
	const random = seededRandom(3);

	it('measures the same distances', () => {
		for (const [a, b] of Array.from({ length: 200 }, () => randomPlaces(2, 5000, 5000, random))) {
			if (!a || !b) throw new Error('two places were asked for');
			const turf_m = distance([a.lon, a.lat], [b.lon, b.lat], { units: 'meters' });
			expect(Math.abs(distance_m(a.lon, a.lat, b.lon, b.lat) - turf_m)).toBeLessThan(1e-6 * turf_m + 1e-6);
		}
	});

	it('finds the same nearest point of a network', () => {
		const network = buildNetwork(gridArrays(6, 5, 140, random));
		const places = randomPlaces(60, 700, 560, random);
		const attached = snapPoints(network, indexEdges(network), places, 1000);
		const lines = Array.from({ length: network.edgeCount }, (_, edge) => {
			const [from, to] = [network.pointStart[edge] ?? 0, network.pointStart[edge + 1] ?? 0];
			const coordinates = Array.from({ length: to - from }, (__, i) => [
				network.pointLon[from + i] ?? NaN,
				network.pointLat[from + i] ?? NaN
			]);
			return { type: 'LineString' as const, coordinates };
		});
		for (const [i, { lon, lat }] of places.entries()) {
			const nearest_m = Math.min(
				...lines.map((line) => nearestPointOnLine(line, [lon, lat], { units: 'meters' }).properties.pointDistance)
			);
			expect(Math.abs((attached.distance_m[i] ?? NaN) - nearest_m)).toBeLessThan(0.01);
		}
	});

	it('covers the same homes as the crow flies', () => {
		const homes = randomPlaces(300, 3000, 3000, random);
		const entrances = [at(800, 900), at(2200, 2100)];
		const times = straightTimes(sortByLatitude(entrances), sortByLatitude(homes));
		for (const [i, home] of homes.entries()) {
			const turf_m = Math.min(
				...entrances.map(({ lon, lat }) => distance([home.lon, home.lat], [lon, lat], { units: 'meters' }))
			);
			expect(Math.abs((times.cost_mm[i] ?? NaN) / 1000 - turf_m)).toBeLessThan(0.001);
		}
	});
});
