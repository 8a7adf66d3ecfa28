import { describe, expect, it } from 'vitest';
import { snapPoints } from './snap.ts';
import { indexEdges } from './edge-index.ts';
import { distance_m } from '../../shared/geo/geodesy.ts';
import { buildNetwork } from './network.ts';
import { MultiSourceDijkstra } from './multi-source-dijkstra.ts';
import { at, gridArrays, randomPlaces, seededRandom } from './test-graphs.ts';
import { reachedStretches, stretchLine, walkTo, type Line } from './walk.ts';

function length_m(line: Line): number {
	return line.slice(1).reduce((sum, [lon, lat], i) => {
		const [lonBefore, latBefore] = line[i] ?? [NaN, NaN];
		return sum + distance_m(lonBefore, latBefore, lon, lat);
	}, 0);
}

const random = seededRandom(11);
const network = buildNetwork(gridArrays(12, 12, 120, random));
const index = indexEdges(network);
const origins = snapPoints(network, index, [at(640, 655)]);
const search = new MultiSourceDijkstra(network);

function searchFrom(limit_mm?: number): void {
	search.clear();
	search.seed(origins, 0, 0);
	search.run(limit_mm);
}

describe('the way to a place', () => {
	it('is drawn with its counted length, between the two points on the street', () => {
		const places = snapPoints(network, index, randomPlaces(40, 1300, 1300, random));
		searchFrom();
		for (let place = 0; place < places.count; place++) {
			const walk = walkTo(search, origins, 0, places, place);
			const access_m = ((origins.access_mm[0] ?? 0) + (places.access_mm[place] ?? 0)) / 1000;
			expect(walk && Math.abs(length_m(walk.line) + access_m - walk.cost_mm / 1000)).toBeLessThan(0.05);
			expect(walk?.line[0]?.[0]).toBeCloseTo(origins.lon[0] ?? 0, 7);
			expect(walk?.line.at(-1)?.[1]).toBeCloseTo(places.lat[place] ?? 0, 7);
		}
	});

	it('is null beyond the limit and off the network', () => {
		const places = snapPoints(network, index, [at(0, 0), at(5000, 0)]);
		searchFrom(300_000);
		expect(walkTo(search, origins, 0, places, 0)).toBeNull();
		expect(walkTo(search, origins, 0, places, 1)).toBeNull();
	});
});

describe('the streets reached from an origin', () => {
	it('ends where the limit ends and stays on streets', () => {
		const limit_mm = 300_000;
		searchFrom(limit_mm);
		const stretches = reachedStretches(search, origins, 0, limit_mm);
		expect(stretches.length).toBeGreaterThan(5);
		for (const stretch of stretches) {
			expect(stretch.start).toBeGreaterThanOrEqual(0);
			expect(stretch.end).toBeLessThanOrEqual(1);
			for (const [lon, lat] of stretchLine(network, stretch)) {
				const crow_m = distance_m(lon, lat, origins.lon[0] ?? 0, origins.lat[0] ?? 0);
				expect(crow_m * 1000 + (origins.access_mm[0] ?? 0)).toBeLessThanOrEqual(limit_mm + 100);
			}
		}
	});

	it('is a piece of the own street when the limit is short, and nothing before the street is reached', () => {
		searchFrom(20_000);
		expect(reachedStretches(search, origins, 0, (origins.access_mm[0] ?? 0) + 5000)).toHaveLength(1);
		expect(reachedStretches(search, origins, 0, (origins.access_mm[0] ?? 0) - 1)).toHaveLength(0);
	});
});
