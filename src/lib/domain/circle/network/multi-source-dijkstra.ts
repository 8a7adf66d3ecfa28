import type { SnappedPoints } from './snap.ts';
import { bucketOf, createBucketRing, enqueue, dequeue, widen, type BucketRing } from './bucket-queue.ts';
import { TIE_MM, UNREACHED, type WalkingNetwork } from './network.ts';

/**
 * State of each node, interleaved so that one access costs one cache line: its cost, then its source shifted left by
 * one bit; the lowest bit is set while the node waits in a bucket.
 */
const STRIDE = 2;
const NO_SOURCE = -1;
const WAITS = 1;
const named = (mark: number): number => mark >> 1;
const markOf = (source: number): number => source << 1;

/**
 * Multi-source Dijkstra: one run from many sources gives every node its cost to the nearest source and the number of
 * that source. Ties go to the lower number. Seeds added after a run improve its result in the next: only nodes nearer to
 * them are visited again. The arrays are reused from run to run; only nodes touched since the last clear() are reset.
 */
export class MultiSourceDijkstra {
	readonly network: WalkingNetwork;
	/** The nodes reached since the last clear(): touched[0] … touched[touchedCount]. */
	readonly touched: Int32Array;
	touchedCount = 0;
	readonly #state: Int32Array;
	readonly #ring: BucketRing;
	readonly #seeds: Seed[] = [];

	constructor(network: WalkingNetwork) {
		this.network = network;
		this.touched = new Int32Array(network.nodeCount);
		this.#state = new Int32Array(network.nodeCount * STRIDE);
		this.#ring = createBucketRing(network.nodeCount);
		for (let node = 0; node < network.nodeCount; node++) this.#reset(node);
	}

	/** Millimetres of level walking from the nearest source; UNREACHED beyond the limit or without a route. */
	cost_mm(node: number): number {
		return this.#state[node * STRIDE] ?? UNREACHED;
	}

	/** Number of that source, -1 for a node that was not reached. */
	source(node: number): number {
		return named(this.#state[node * STRIDE + 1] ?? markOf(NO_SOURCE));
	}

	/** Resets all results and seeds. */
	clear(): void {
		for (let slot = 0; slot < this.touchedCount; slot++) this.#reset(this.touched[slot] ?? 0);
		this.touchedCount = 0;
		this.#seeds.length = 0;
	}

	#reset(node: number): void {
		this.#state[node * STRIDE] = UNREACHED;
		this.#state[node * STRIDE + 1] = markOf(NO_SOURCE);
	}

	/** Adds a source for the next run; a point off the network is ignored. */
	seed(places: SnappedPoints, place: number, source: number): void {
		const edge = places.edge[place] ?? -1;
		if (edge === -1) return;
		const access_mm = places.access_mm[place] ?? 0;
		const { edgeFrom, edgeTo } = this.network;
		this.#seeds.push({ node: edgeFrom[edge] ?? 0, cost_mm: access_mm + (places.toFrom_mm[place] ?? 0), source });
		this.#seeds.push({ node: edgeTo[edge] ?? 0, cost_mm: access_mm + (places.toTo_mm[place] ?? 0), source });
	}

	/** @param limit_mm farther nodes stay UNREACHED */
	run(limit_mm: number = UNREACHED - 1): void {
		let bucket = this.#plant(limit_mm);
		const { arcStart, arcs } = this.network;
		const { touched } = this;
		const state = this.#state;
		const ring = this.#ring;
		let reached = this.touchedCount;
		while (ring.waiting > 0) {
			const node = dequeue(ring, bucket);
			if (node === -1) {
				bucket++;
				continue;
			}
			const mark = state[node * STRIDE + 1] ?? 0;
			if ((mark & WAITS) === 0) continue;
			const here_mm = state[node * STRIDE] ?? 0;
			const from = named(mark);
			state[node * STRIDE + 1] = mark & ~WAITS;
			const end = (arcStart[node + 1] ?? 0) * 2;
			for (let arc = (arcStart[node] ?? 0) * 2; arc < end; arc += 2) {
				const next = arcs[arc] ?? 0;
				const next_mm = here_mm + (arcs[arc + 1] ?? 0);
				const entry = next * STRIDE;
				const known_mm = state[entry] ?? 0;
				if (next_mm - TIE_MM > known_mm || next_mm > limit_mm) continue;
				const nearer = next_mm < known_mm;
				const before = state[entry + 1] ?? 0;
				const known = named(before);
				const name = next_mm >= known_mm - TIE_MM && known < from ? known : from;
				// A tie changes only the source number, and only of a node whose bucket is not yet done.
				if (!nearer && (name === known || known_mm < here_mm)) continue;
				if (known_mm === UNREACHED) touched[reached++] = next;
				state[entry + 1] = markOf(name) | WAITS;
				if (nearer) state[entry] = next_mm;
				const into = bucketOf(nearer ? next_mm : known_mm);
				// Skipped when it waits in the right bucket already.
				if ((before & WAITS) === 0 || into !== bucketOf(known_mm)) enqueue(ring, next, into);
			}
		}
		this.touchedCount = reached;
	}

	/** Puts the seeds into their buckets. @returns the first bucket that holds one */
	#plant(limit_mm: number): number {
		let [lowest_mm, highest_mm] = [UNREACHED, 0];
		for (const { cost_mm } of this.#seeds) {
			if (cost_mm > limit_mm) continue;
			lowest_mm = Math.min(lowest_mm, cost_mm);
			highest_mm = Math.max(highest_mm, cost_mm);
		}
		widen(this.#ring, Math.max(highest_mm - lowest_mm, this.network.longestEdge_mm) + 2 * TIE_MM);
		for (const seed of this.#seeds) this.#plantOne(seed, limit_mm);
		this.#seeds.length = 0;
		// A seed within TIE_MM of the known cost waits at the known cost, which may be slightly lower.
		return bucketOf(lowest_mm - TIE_MM);
	}

	#plantOne({ node, cost_mm, source }: Seed, limit_mm: number): void {
		const known_mm = this.cost_mm(node);
		if (cost_mm > limit_mm || cost_mm > known_mm + TIE_MM) return;
		const before = this.source(node);
		const name = cost_mm >= known_mm - TIE_MM ? Math.min(source, before) : source;
		const nearer = cost_mm < known_mm;
		if (!nearer && name === before) return;
		if (known_mm === UNREACHED) this.touched[this.touchedCount++] = node;
		const kept_mm = nearer ? cost_mm : known_mm;
		this.#state[node * STRIDE] = kept_mm;
		this.#state[node * STRIDE + 1] = markOf(name) | WAITS;
		enqueue(this.#ring, node, bucketOf(kept_mm));
	}
}

interface Seed {
	readonly node: number;
	readonly cost_mm: number;
	readonly source: number;
}
