import { describe, expect, it } from 'vitest';
import { snapPoints } from '../network/snap.ts';
import { indexEdges } from '../network/edge-index.ts';
import { buildNetwork } from '../network/network.ts';
import { candidateReach, pickSites, reachOf, unservedBy, type Reach } from './siting.ts';
import { MultiSourceDijkstra } from '../network/multi-source-dijkstra.ts';
import { gridArrays, plainWalk_m, randomPlaces, seededRandom } from '../network/test-graphs.ts';

/** Random small cases: which residents each candidate reaches, and how many people live there. */
function randomCase(seed: number, candidates: number, residents: number): { reach: Reach[]; people: Float64Array } {
	const random = seededRandom(seed);
	const people = Float64Array.from({ length: residents }, () => Math.floor(random() * 500));
	const reach = Array.from({ length: candidates }, () => {
		const reached = [...people.keys()].filter(() => random() < 0.3);
		return reachOf(reached.map((resident) => [resident, Math.floor(random() * 900_000)] as const));
	});
	return { reach, people };
}

/** People served by a choice, counted from nothing. */
function servedBy(reach: readonly Reach[], people: Float64Array, chosen: readonly number[]): number {
	const reached = new Set(chosen.flatMap((candidate) => [...(reach[candidate]?.residents ?? [])]));
	return [...reached].reduce((sum, resident) => sum + (people[resident] ?? 0), 0);
}

function choices(count: number, picks: number, from = 0): number[][] {
	if (picks === 0) return [[]];
	return Array.from({ length: Math.max(0, count - from) }, (_, i) => from + i).flatMap((first) =>
		choices(count, picks - 1, first + 1).map((rest) => [first, ...rest])
	);
}

describe('where the next ones go', () => {
	it.each([1, 2, 3, 4, 5, 6])('takes in each step what plain counting finds best (case %i)', (seed) => {
		const { reach, people } = randomCase(seed, 9, 14);
		const picks = pickSites({ reach, unserved: people, picks: 4, capacity: null });
		const chosen: number[] = [];
		for (const pick of picks) {
			const gains = reach.map((_, i) =>
				chosen.includes(i) ? -1 : servedBy(reach, people, [...chosen, i]) - servedBy(reach, people, chosen)
			);
			expect(pick.candidate).toBe(gains.indexOf(Math.max(...gains)));
			expect(pick.gain).toBe(Math.max(...gains));
			chosen.push(pick.candidate);
			expect(pick.served).toBe(servedBy(reach, people, chosen));
		}
	});

	it.each([1, 2, 3, 4, 5, 6])(
		'comes within 63 %% of the best of all choices, and exactly with one pick (case %i)',
		(seed) => {
			const { reach, people } = randomCase(seed + 50, 9, 14);
			const best = (picks: number): number =>
				Math.max(...choices(9, picks).map((chosen) => servedBy(reach, people, chosen)));
			const [one] = pickSites({ reach, unserved: people, picks: 1, capacity: null });
			expect(one?.served).toBe(best(1));
			const three = pickSites({ reach, unserved: people, picks: 3, capacity: null });
			expect(three.at(-1)?.served ?? 0).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best(3));
		}
	);

	it('stops when no candidate gains anything, and prefers the lower number on ties', () => {
		const reach = [reachOf([[0, 5]]), reachOf([[0, 1]]), reachOf([])];
		const picks = pickSites({ reach, unserved: Float64Array.of(70), picks: 3, capacity: null });
		expect(picks).toEqual([{ candidate: 0, gain: 70, served: 70 }]);
	});

	it('serves the nearest first up to the capacity and leaves the rest to the next', () => {
		const reach = [reachOf([[0, 900], [1, 100]]), reachOf([[0, 50]])]; // prettier-ignore
		const picks = pickSites({ reach, unserved: Float64Array.of(100, 80), picks: 2, capacity: 120 });
		expect(picks).toEqual([
			{ candidate: 0, gain: 120, served: 120 },
			{ candidate: 1, gain: 60, served: 180 }
		]);
	});

	it('holds existing facilities fixed, with and without a bound', () => {
		const people = Float64Array.of(100, 80, 50);
		const near = reachOf([[0, 10], [1, 20]]); // prettier-ignore
		expect([...unservedBy([{ reach: near, capacity: null }], people)]).toEqual([0, 0, 50]);
		expect([...unservedBy([{ reach: near, capacity: 130 }], people)]).toEqual([0, 50, 50]);
		expect([...people]).toEqual([100, 80, 50]);
	});

	it('reaches from a candidate exactly the homes that a plain search finds within the limit', () => {
		const random = seededRandom(21);
		const network = buildNetwork(gridArrays(7, 7, 150, random));
		const index = indexEdges(network);
		const [sites, homes] = [randomPlaces(4, 900, 900, random), randomPlaces(15, 900, 900, random)];
		const [places, origins] = [snapPoints(network, index, sites), snapPoints(network, index, homes)];
		const reach = candidateReach(new MultiSourceDijkstra(network), places, origins, 500_000);
		for (const [i, site] of sites.entries()) {
			const plain = [...homes.keys()].filter((home) => plainWalk_m(network, site, homes[home] ?? site, 100) <= 500);
			expect([...(reach[i]?.residents ?? [])].sort((a, b) => a - b)).toEqual(plain);
		}
	});
});
