import { describe, expect, it } from 'vitest';
import { snapPoints, offNetwork } from '../network/snap.ts';
import { createBucketRing, enqueue, dequeue } from '../network/bucket-queue.ts';
import { indexEdges } from '../network/edge-index.ts';
import type { LonLat } from '../../shared/geo/geodesy.ts';
import { buildNetwork, UNREACHED, type NetworkArrays, type WalkingNetwork } from '../network/network.ts';
import { MultiSourceDijkstra } from '../network/multi-source-dijkstra.ts';
import { at, gridArrays, plainWalk_m, randomArrays, randomPlaces, seededRandom } from '../network/test-graphs.ts';
import { timesToNearest, timesWithMore } from './walk-times.ts';

/** 60 m a minute: within a second of walking time is within a metre. */
const ONE_SECOND_M = 1;

function arrays(nodes: readonly LonLat[], edges: readonly (readonly [number, number])[]): NetworkArrays {
	return {
		lon: Float64Array.from(nodes, ({ lon }) => lon),
		lat: Float64Array.from(nodes, ({ lat }) => lat),
		from: Int32Array.from(edges, ([from]) => from),
		to: Int32Array.from(edges, ([, to]) => to)
	};
}

/** Metres from every home to the nearest facility; facilities are numbered in order. */
function nearest(network: WalkingNetwork, facilities: LonLat[], homes: LonLat[], snap_m = 100, limit_mm?: number) {
	const index = indexEdges(network);
	const places = snapPoints(network, index, facilities, snap_m);
	const entrances = { places, facilityOf: Int32Array.from(facilities.keys()) };
	const times = timesToNearest(
		new MultiSourceDijkstra(network),
		entrances,
		snapPoints(network, index, homes, snap_m),
		limit_mm
	);
	const metres = Array.from(times.cost_mm, (cost_mm) => (cost_mm === UNREACHED ? Infinity : cost_mm / 1000));
	return { metres, nearest: [...times.nearest] };
}

const STREET = buildNetwork(arrays([at(0, 0), at(1000, 0)], [[0, 1]]));

describe('exact attachment', () => {
	it('snaps points to their position along the edge and walks the access leg at both ends', () => {
		const { metres } = nearest(STREET, [at(700, 40)], [at(200, -30)]);
		expect(metres[0]).toBeCloseTo(30 + 500 + 40, 1);
	});

	it('walks straight along the edge when both snapTo on it, whatever the edge is part of', () => {
		const ring = buildNetwork(arrays([at(0, 0), at(1000, 0), at(1000, 900)], [[0, 1], [1, 2], [2, 0]])); // prettier-ignore
		expect(nearest(ring, [at(490, 0)], [at(500, 0)]).metres[0]).toBeCloseTo(10, 2);
	});

	it('goes round a loop the shorter way', () => {
		const start = at(0, 0);
		const bends = [at(100, 0), at(100, 100), at(0, 100)];
		const loop = buildNetwork({
			...arrays([start], [[0, 0]]),
			bendStart: Int32Array.of(0, 3),
			bendLon: Float64Array.from(bends, ({ lon }) => lon),
			bendLat: Float64Array.from(bends, ({ lat }) => lat)
		});
		expect(nearest(loop, [at(10, 0)], [at(0, 10)]).metres[0]).toBeCloseTo(20, 1);
		expect(nearest(loop, [at(10, 0)], [at(100, 60)]).metres[0]).toBeCloseTo(150, 1);
	});

	it('does not prefer junctions: the middle of a long street is near its middle', () => {
		const index = indexEdges(STREET);
		const attached = snapPoints(STREET, index, [at(500, 10)]);
		expect(attached.distance_m[0]).toBeCloseTo(10, 2);
		expect(attached.toFrom_mm[0]).toBeCloseTo(500_000, -2);
		expect(attached.toTo_mm[0]).toBeCloseTo(500_000, -2);
	});

	it('reports places beyond the snap limit with their distance and drops none', () => {
		const attached = snapPoints(STREET, indexEdges(STREET), [at(500, 99), at(500, 101), at(500, 5000)], 100);
		expect(offNetwork(attached)).toEqual([1, 2]);
		expect(attached.distance_m[2]).toBeCloseTo(5000, 0);
		const { metres, nearest: facility } = nearest(STREET, [at(0, 0)], [at(500, 5000), at(500, 0)]);
		expect(metres[0]).toBe(Infinity);
		expect(facility).toEqual([-1, 0]);
	});

	it('takes the lower edge of two equally near ones, on every machine', () => {
		const parallel = buildNetwork(arrays([at(0, 0), at(100, 0), at(0, 0), at(100, 0)], [[0, 1], [2, 3]])); // prettier-ignore
		expect(snapPoints(parallel, indexEdges(parallel), [at(50, 20)]).edge[0]).toBe(0);
	});
});

describe('a search of one kind', () => {
	it('crosses a river only at its bridge', () => {
		const nodes = [at(0, 0), at(0, 1000), at(50, 0), at(50, 1000)];
		const banks = buildNetwork(arrays(nodes, [[0, 1], [2, 3], [1, 3]])); // prettier-ignore
		const { metres } = nearest(banks, [at(50, 0)], [at(0, 0)]);
		expect(metres[0]).toBeCloseTo(2050, 0);
		const noBridge = buildNetwork(arrays(nodes, [[0, 1], [2, 3]])); // prettier-ignore
		expect(nearest(noBridge, [at(50, 0)], [at(0, 0)], 20).metres[0]).toBe(Infinity);
	});

	it('names the lower of two equally near facilities, in whatever order they stand', () => {
		const homes = [at(500, 0)];
		expect(nearest(STREET, [at(400, 0), at(600, 0)], homes).nearest).toEqual([0]);
		expect(nearest(STREET, [at(600, 0), at(400, 0)], homes).nearest).toEqual([0]);
		const square = [at(0, 0), at(300, 0), at(300, 300), at(0, 300)];
		const ring = buildNetwork(arrays(square, [[0, 1], [1, 2], [2, 3], [3, 0]])); // prettier-ignore
		expect(nearest(ring, [at(300, 300), at(0, 0)], [at(300, 0), at(0, 300)], 1).nearest[0]).toBe(0);
	});

	it('counts a home exactly at the limit as reached and one a step farther not', () => {
		const limit_mm = 900_000;
		const exact = STREET.edgeCost_mm[0] ?? 0;
		const { metres } = nearest(STREET, [at(0, 0)], [at(1000, 0)], 100, exact);
		expect(metres[0]).toBeCloseTo(1000, 0);
		expect(nearest(STREET, [at(0, 0)], [at(1000, 0)], 100, exact - 1).metres[0]).toBe(Infinity);
		expect(nearest(STREET, [at(0, 0)], [at(899, 0), at(901, 0)], 100, limit_mm).metres[1]).toBe(Infinity);
	});

	it('answers with nothing when there is no facility, or none on the network', () => {
		expect(nearest(STREET, [], [at(1, 1)]).metres).toEqual([Infinity]);
		expect(nearest(STREET, [at(0, 900)], [at(1, 1)]).nearest).toEqual([-1]);
	});

	it('leaves nothing behind for the next run', () => {
		const network = buildNetwork(gridArrays(12, 12, 100, seededRandom(3)));
		const index = indexEdges(network);
		const search = new MultiSourceDijkstra(network);
		const homes = snapPoints(network, index, randomPlaces(30, 1100, 1100, seededRandom(4)));
		const run = (seed: number, limit_mm?: number) => {
			const places = snapPoints(network, index, randomPlaces(3, 1100, 1100, seededRandom(seed)));
			return timesToNearest(search, { places, facilityOf: Int32Array.of(0, 1, 2) }, homes, limit_mm);
		};
		const first = run(5);
		run(6, 200_000);
		run(7);
		expect(run(5)).toEqual(first);
	});
});

describe('an incremental search', () => {
	/** The first two of the places open now, the others later: at once, and one after the other. */
	function atOnceAndLater(network: WalkingNetwork, size_m: number, random: () => number, limit_mm?: number) {
		const index = indexEdges(network);
		const snapTo = (places: LonLat[]) => snapPoints(network, index, places, 150);
		const places = randomPlaces(6, size_m, size_m, random);
		const homes = snapTo(randomPlaces(80, size_m, size_m, random));
		const entrances = { places: snapTo(places), facilityOf: Int32Array.from(places.keys()) };
		const open = { places: snapTo(places.slice(0, 2)), facilityOf: Int32Array.of(0, 1) };
		const later = { places: snapTo(places.slice(2)), facilityOf: Int32Array.of(2, 3, 4, 5) };
		const search = new MultiSourceDijkstra(network);
		const now = timesToNearest(search, open, homes, limit_mm);
		const copy = { cost_mm: now.cost_mm.slice(), nearest: now.nearest.slice() };
		const after = timesWithMore(search, now, later, homes, limit_mm);
		expect(now).toEqual(copy);
		expect(after.cost_mm).not.toEqual(now.cost_mm);
		return { after, atOnce: timesToNearest(new MultiSourceDijkstra(network), entrances, homes, limit_mm) };
	}

	it.each([11, 12, 13, 14])('finds with more entrances what all at once give, on random graph %i', (seed) => {
		const random = seededRandom(seed);
		const { after, atOnce } = atOnceAndLater(buildNetwork(randomArrays(150, 210, 1800, random)), 1800, random);
		expect(after).toEqual(atOnce);
	});

	it('does so within a limit, and for places on one street', () => {
		const random = seededRandom(15);
		const { after, atOnce } = atOnceAndLater(buildNetwork(gridArrays(9, 9, 150, random)), 1200, random, 400_000);
		expect(after).toEqual(atOnce);
		const street = atOnceAndLater(STREET, 100, random);
		expect(street.after).toEqual(street.atOnce);
	});

	it('keeps the name of the lower of two equally near ones, whichever of them opened first', () => {
		const index = indexEdges(STREET);
		const snapTo = (place: LonLat, facility: number) => {
			return { places: snapPoints(STREET, index, [place]), facilityOf: Int32Array.of(facility) };
		};
		const homes = snapPoints(STREET, index, [at(500, 0)]);
		for (const [first, second] of [
			[0, 1],
			[1, 0]
		] as const) {
			// prettier-ignore
			const search = new MultiSourceDijkstra(STREET);
			const now = timesToNearest(search, snapTo(at(400, 0), first), homes);
			expect([...timesWithMore(search, now, snapTo(at(600, 0), second), homes).nearest]).toEqual([0]);
		}
	});
});

describe('buckets of a search', () => {
	it('hold more than there was room for, and give back each of them once', () => {
		const ring = createBucketRing(2);
		for (const node of [0, 1, 2, 3, 4]) enqueue(ring, node, node % 2);
		const taken = [0, 0, 0, 0, 1, 1, 1].map((bucket) => dequeue(ring, bucket));
		expect(taken.toSorted((a, b) => a - b)).toEqual([-1, -1, 0, 1, 2, 3, 4]);
		expect(ring.waiting).toBe(0);
	});
});

describe('against a plain search', () => {
	it.each([1, 2, 3, 4, 5, 6, 7, 8])('agrees within a second of walking on random graph %i', (seed) => {
		const random = seededRandom(seed);
		const network = buildNetwork(randomArrays(50, 70, 1800, random));
		const [facilities, homes] = [randomPlaces(5, 1800, 1800, random), randomPlaces(12, 1800, 1800, random)];
		const { metres } = nearest(network, facilities, homes, 150);
		for (const [i, home] of homes.entries()) {
			const plain_m = Math.min(...facilities.map((facility) => plainWalk_m(network, home, facility, 150)));
			if (plain_m === Infinity) expect(metres[i]).toBe(Infinity);
			else expect(Math.abs((metres[i] ?? 0) - plain_m)).toBeLessThan(ONE_SECOND_M);
		}
	});

	it('agrees on a street grid', () => {
		const random = seededRandom(99);
		const network = buildNetwork(gridArrays(9, 9, 150, random));
		const [facilities, homes] = [randomPlaces(4, 1200, 1200, random), randomPlaces(15, 1200, 1200, random)];
		const { metres } = nearest(network, facilities, homes, 150);
		for (const [i, home] of homes.entries()) {
			const plain_m = Math.min(...facilities.map((facility) => plainWalk_m(network, home, facility, 150)));
			expect(Math.abs((metres[i] ?? 0) - plain_m)).toBeLessThan(ONE_SECOND_M);
		}
	});
});
