import { describe, expect, it } from 'vitest';
import { distance_m } from '../../shared/geo/geodesy.ts';
import { islandsOf } from './islands.ts';
import { buildNetwork, NetworkError } from './network.ts';
import { joinStreets } from './streets.ts';
import type { Street } from './vertices.ts';
import { at } from './test-graphs.ts';

function street(line: [east_m: number, north_m: number][], more: Partial<Street> = {}): Street {
	const places = line.map(([east, north]) => at(east, north));
	const lonLat = Float64Array.from(places.flatMap(({ lon, lat }) => [lon, lat]));
	return { lonLat, slowness: 1, level: 0, vertices: null, ...more };
}

const networkOf = (...streets: Street[]) => buildNetwork(joinStreets(streets).arrays);

describe('building the network', () => {
	it('refuses a network with no edge', () => {
		expect(() => networkOf()).toThrow(NetworkError);
		expect(() => networkOf(street([[5, 5], [5, 5]]))).toThrow('no edge'); // prettier-ignore
	});

	it('cuts streets where they share a point, and keeps bends as bends', () => {
		const cross = street([[100, -100], [100, 0], [100, 100]]); // prettier-ignore
		const bent = street([[0, 0], [50, 10], [100, 0], [200, 0]]); // prettier-ignore
		const network = networkOf(bent, cross);
		expect([network.nodeCount, network.edgeCount]).toEqual([5, 4]);
		const bend = at(50, 10);
		const [start, middle] = [at(0, 0), at(100, 0)];
		const expected_m =
			distance_m(start.lon, start.lat, bend.lon, bend.lat) + distance_m(bend.lon, bend.lat, middle.lon, middle.lat);
		expect(network.edgeCost_mm[0]).toBeCloseTo(expected_m * 1000, -1);
	});

	it('does not connect lines that only cross on paper', () => {
		const network = networkOf(street([[0, 0], [100, 0]]), street([[50, -50], [50, 50]])); // prettier-ignore
		expect(islandsOf(network).count).toBe(2);
	});

	it('lets a bridge cross a street at the same point without a junction, and start on the ground', () => {
		const under = street([[0, 0], [100, 0], [200, 0]]); // prettier-ignore
		const bridge = street([[100, -100], [100, 0], [100, 100]], { level: 1 }); // prettier-ignore
		expect(islandsOf(networkOf(under, bridge)).count).toBe(2);
		const level = { ...bridge, level: 0 };
		expect(islandsOf(networkOf(under, level)).count).toBe(1);
		const ramp = street([[200, 0], [200, 100]], { level: 1 }); // prettier-ignore
		expect(islandsOf(networkOf(under, ramp)).count).toBe(1);
		const [south, north] = [street([[100, -100], [100, 0]], { level: 1 }), street([[100, 0], [100, 100]], { level: 1 })]; // prettier-ignore
		expect(islandsOf(networkOf(under, south, north)).count).toBe(2);
	});

	it('leaves out zero-length steps and second drawings, and keeps loops', () => {
		const there = street([[0, 0], [50, 20], [100, 0]]); // prettier-ignore
		const back = street([[100, 0], [50, 20], [0, 0]]); // prettier-ignore
		const longer = street([[0, 0], [50, 60], [100, 0]]); // prettier-ignore
		const loop = street([[100, 0], [150, 50], [150, 0], [100, 0]]); // prettier-ignore
		const still = street([[0, 0], [0, 0], [0, 90]]); // prettier-ignore
		const { arrays, tidied } = joinStreets([there, back, longer, loop, still]);
		expect(tidied).toEqual({ zeroLength: 1, duplicates: 2, loops: 1 });
		expect(buildNetwork(arrays).edgeCount).toBe(5);
	});

	it('counts the parts without a connection and weighs the largest', () => {
		const islands = islandsOf(networkOf(street([[0, 0], [300, 0]]), street([[0, 500], [100, 500]]))); // prettier-ignore
		expect(islands.count).toBe(2);
		expect(islands.largestShare).toBeCloseTo(0.75, 3);
	});
});
