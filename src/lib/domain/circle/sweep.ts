import type { Attachments } from './attach.ts';
import {
	BUCKET_BITS,
	COST,
	createBucketRing,
	NOT_WAITING,
	PREVIOUS,
	putIn,
	SOURCE,
	STRIDE,
	takeOut,
	type BucketRing
} from './bucket-ring.ts';
import { TIE_MM, UNREACHED, type WalkingNetwork } from './network.ts';

/**
 * One shortest-path run from many places at once: afterwards every node knows its cost to the nearest source and
 * which one that is. Of two equally near sources the one with the lower number is named. The arrays are reused from
 * run to run; only what the last run touched is cleared.
 */
export class Sweep {
	readonly network: WalkingNetwork;
	/** The nodes reached by the last run: touched[0] … touched[touchedCount]. */
	readonly touched: Int32Array;
	touchedCount = 0;
	readonly #state: Int32Array;
	#ring: BucketRing;
	#seeds: Seed[] = [];

	constructor(network: WalkingNetwork) {
		this.network = network;
		this.touched = new Int32Array(network.nodeCount);
		this.#state = new Int32Array(network.nodeCount * STRIDE);
		this.#ring = createBucketRing(network.longestEdge_mm);
		for (let node = 0; node < network.nodeCount; node++) this.#reset(node);
	}

	/** Millimetres of level walking from the nearest source; UNREACHED beyond the limit or without a way. */
	cost_mm(node: number): number {
		return this.#state[node * STRIDE + COST] ?? UNREACHED;
	}

	/** Number of that source, -1 for a node that was not reached. */
	source(node: number): number {
		return this.#state[node * STRIDE + SOURCE] ?? -1;
	}

	/** Forgets the last run. */
	clear(): void {
		for (let slot = 0; slot < this.touchedCount; slot++) this.#reset(this.touched[slot] ?? 0);
		this.touchedCount = 0;
		this.#seeds.length = 0;
	}

	#reset(node: number): void {
		this.#state[node * STRIDE + COST] = UNREACHED;
		this.#state[node * STRIDE + SOURCE] = -1;
		this.#state[node * STRIDE + PREVIOUS] = NOT_WAITING;
	}

	/** Lets the next run start from a place; one that is off the network starts nowhere. */
	seed(places: Attachments, place: number, source: number): void {
		const edge = places.edge[place] ?? -1;
		if (edge === -1) return;
		const access_mm = places.access_mm[place] ?? 0;
		const { edgeFrom, edgeTo } = this.network;
		this.#seeds.push({ node: edgeFrom[edge] ?? 0, cost_mm: access_mm + (places.toFrom_mm[place] ?? 0), source });
		this.#seeds.push({ node: edgeTo[edge] ?? 0, cost_mm: access_mm + (places.toTo_mm[place] ?? 0), source });
	}

	/** Runs from all seeds outwards. @param limit_mm farther nodes stay UNREACHED */
	run(limit_mm: number = UNREACHED - 1): void {
		const start_mm = this.#plant(limit_mm);
		const { arcStart, arcs } = this.network;
		const { touched } = this;
		const state = this.#state;
		const ring = this.#ring;
		const { head, mask } = ring;
		let reached = this.touchedCount;
		let left = reached;
		for (let bucket = start_mm >> BUCKET_BITS; left > 0;) {
			const node = head[bucket & mask] ?? -1;
			if (node === -1) {
				bucket++;
				continue;
			}
			const here_mm = state[node * STRIDE + COST] ?? 0;
			const from = state[node * STRIDE + SOURCE] ?? -1;
			takeOut(ring, state, node, here_mm);
			left--;
			const end = (arcStart[node + 1] ?? 0) * 2;
			for (let arc = (arcStart[node] ?? 0) * 2; arc < end; arc += 2) {
				const next = arcs[arc] ?? 0;
				const next_mm = here_mm + (arcs[arc + 1] ?? 0);
				const entry = next * STRIDE;
				const known_mm = state[entry + COST] ?? 0;
				if (next_mm - TIE_MM > known_mm || next_mm > limit_mm) continue;
				const nearer = next_mm < known_mm;
				const named = state[entry + SOURCE] ?? -1;
				const name = next_mm >= known_mm - TIE_MM && named < from ? named : from;
				// A tie changes the name alone, and only of a node whose bucket is not yet past.
				if (!nearer && (name === named || known_mm < here_mm)) continue;
				if (state[entry + PREVIOUS] !== NOT_WAITING) takeOut(ring, state, next, known_mm);
				else left++;
				if (known_mm === UNREACHED) touched[reached++] = next;
				state[entry + SOURCE] = name;
				if (nearer) state[entry + COST] = next_mm;
				putIn(ring, state, next, nearer ? next_mm : known_mm);
			}
		}
		this.touchedCount = reached;
	}

	/** Puts the seeds into their buckets. @returns the lowest cost among them */
	#plant(limit_mm: number): number {
		let [lowest_mm, highest_mm] = [UNREACHED, 0];
		for (const { cost_mm } of this.#seeds) {
			if (cost_mm > limit_mm) continue;
			lowest_mm = Math.min(lowest_mm, cost_mm);
			highest_mm = Math.max(highest_mm, cost_mm);
		}
		const reach_mm = Math.max(highest_mm - lowest_mm, this.network.longestEdge_mm);
		if (reach_mm >> BUCKET_BITS > this.#ring.mask - 1) this.#ring = createBucketRing(reach_mm);
		for (const seed of this.#seeds) this.#plantOne(seed, limit_mm);
		return lowest_mm;
	}

	#plantOne({ node, cost_mm, source }: Seed, limit_mm: number): void {
		const known_mm = this.cost_mm(node);
		if (cost_mm > limit_mm || cost_mm > known_mm + TIE_MM) return;
		const tied = cost_mm >= known_mm - TIE_MM;
		if (known_mm === UNREACHED) this.touched[this.touchedCount++] = node;
		else takeOut(this.#ring, this.#state, node, known_mm);
		const kept_mm = Math.min(cost_mm, known_mm);
		this.#state[node * STRIDE + SOURCE] = tied ? Math.min(source, this.source(node)) : source;
		this.#state[node * STRIDE + COST] = kept_mm;
		putIn(this.#ring, this.#state, node, kept_mm);
	}
}

interface Seed {
	readonly node: number;
	readonly cost_mm: number;
	readonly source: number;
}
