import type { SnappedPoints } from '../network/snap.ts';
import type { MultiSourceDijkstra } from '../network/multi-source-dijkstra.ts';
import { alongEdge_mm } from '../coverage/walk-times.ts';

/** The resident points within reach of a candidate, nearest first. */
export interface Reach {
	readonly residents: Int32Array;
	readonly cost_mm: Int32Array;
}

export interface GreedyPick {
	/** Number of the candidate. */
	readonly candidate: number;
	/** People newly served by this pick. */
	readonly gain: number;
	/** People served by this and all earlier picks. */
	readonly served: number;
}

/** Reach of each candidate within the limit; one short run per candidate. */
export function candidateReach(
	search: MultiSourceDijkstra,
	candidates: SnappedPoints,
	homes: SnappedPoints,
	limit_mm: number
): Reach[] {
	return Array.from({ length: candidates.count }, (_, candidate) => {
		search.clear();
		search.seed(candidates, candidate, candidate);
		search.run(limit_mm);
		return search.touchedCount === 0 && candidates.edge[candidate] === -1
			? reachOf([])
			: reachOf(reachedHomes(search, candidates, candidate, homes, limit_mm));
	});
}

function reachedHomes(
	search: MultiSourceDijkstra,
	candidates: SnappedPoints,
	candidate: number,
	homes: SnappedPoints,
	limit_mm: number
) {
	const { edgeFrom, edgeTo } = search.network;
	const found: [resident: number, cost_mm: number][] = [];
	for (let home = 0; home < homes.count; home++) {
		const edge = homes.edge[home] ?? -1;
		if (edge === -1) continue;
		const overFrom_mm = search.cost_mm(edgeFrom[edge] ?? 0) + (homes.toFrom_mm[home] ?? 0);
		const overTo_mm = search.cost_mm(edgeTo[edge] ?? 0) + (homes.toTo_mm[home] ?? 0);
		let cost_mm = Math.min(overFrom_mm, overTo_mm) + (homes.access_mm[home] ?? 0);
		if (edge === candidates.edge[candidate]) {
			cost_mm = Math.min(cost_mm, alongEdge_mm(candidates, candidate, homes, home));
		}
		if (cost_mm <= limit_mm) found.push([home, cost_mm]);
	}
	return found;
}

/** @param found resident points with their cost, in any order */
export function reachOf(found: readonly (readonly [resident: number, cost_mm: number])[]): Reach {
	const sorted = found.toSorted(([a, costA], [b, costB]) => costA - costB || a - b);
	return {
		residents: Int32Array.from(sorted, ([resident]) => resident),
		cost_mm: Int32Array.from(sorted, ([, cost_mm]) => cost_mm)
	};
}

export interface SitingTask {
	readonly reach: readonly Reach[];
	/** People at each resident point not served by an existing facility; see unservedBy. */
	readonly unserved: Float64Array;
	readonly picks: number;
	/** People one new facility can serve; null without a bound. */
	readonly capacity: number | null;
}

/**
 * Sites of the next facilities, existing ones fixed: greedy maximal coverage. Each pick is the candidate that serves
 * most people who are still unserved (of equal ones the lower number), and its gain is stated. With a capacity a
 * facility serves its nearest people first and the rest stay unserved. The gain of a candidate can only fall as others
 * are picked, so one whose last known gain is below the best of this round need not be counted again.
 * Without capacity the people served are at least 63 % (1 - 1/e) of what the best possible choice would serve.
 * @returns fewer picks than asked for when no candidate gains anything more
 */
export function pickSites({ reach, unserved, picks, capacity }: SitingTask): GreedyPick[] {
	const left = unserved.slice();
	const bound = reach.map((_, candidate) => ({ candidate, gain: Infinity }));
	const chosen: GreedyPick[] = [];
	let served = 0;
	while (chosen.length < picks) {
		const best = nextBest(bound, (candidate) => gainOf(reach[candidate], left, capacity));
		if (best === null || best.gain <= 0) break;
		serve(reach[best.candidate], left, capacity);
		served += best.gain;
		chosen.push({ ...best, served });
		bound.splice(
			bound.findIndex(({ candidate }) => candidate === best.candidate),
			1
		);
	}
	return chosen;
}

interface Bound {
	readonly candidate: number;
	gain: number;
}

function nextBest(bound: Bound[], gain: (candidate: number) => number): { candidate: number; gain: number } | null {
	bound.sort((a, b) => b.gain - a.gain || a.candidate - b.candidate);
	let best: Bound | null = null;
	for (const entry of bound) {
		if (best && entry.gain < best.gain) break;
		entry.gain = gain(entry.candidate);
		const better = !best || entry.gain > best.gain || (entry.gain === best.gain && entry.candidate < best.candidate);
		if (better) best = entry;
	}
	return best && { candidate: best.candidate, gain: best.gain };
}

function gainOf(reach: Reach | undefined, left: Float64Array, capacity: number | null): number {
	let gain = 0;
	for (const resident of reach?.residents ?? []) gain += left[resident] ?? 0;
	return Math.min(gain, capacity ?? Infinity);
}

function serve(reach: Reach | undefined, left: Float64Array, capacity: number | null): void {
	let free = capacity ?? Infinity;
	for (const resident of reach?.residents ?? []) {
		const people = Math.min(left[resident] ?? 0, free);
		left[resident] = (left[resident] ?? 0) - people;
		free -= people;
	}
}

/**
 * The people whom the existing facilities leave unserved. Facilities without a capacity serve everyone they reach;
 * the others fill up in the order given, each with its nearest people first.
 */
export function unservedBy(existing: readonly { reach: Reach; capacity: number | null }[], people: Float64Array) {
	const left = people.slice();
	const unbounded = existing.filter(({ capacity }) => capacity === null);
	const bounded = existing.filter(({ capacity }) => capacity !== null);
	for (const { reach, capacity } of [...unbounded, ...bounded]) serve(reach, left, capacity);
	return left;
}
