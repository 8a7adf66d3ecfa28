import type { Attachments } from './attach.ts';
import { BUCKET_BITS, createBucketRing, putIn, takeOut, type BucketRing } from './bucket-ring.ts';
import { UNREACHED, type WalkingNetwork } from './network.ts';

/**
 * One shortest-path run from many places at once: afterwards every node knows its cost to the nearest source and
 * which one that is. Of two equally near sources the one with the lower number is named. The arrays are reused from
 * run to run; only what the last run touched is cleared.
 */
export class Sweep {
	readonly network: WalkingNetwork;
	/** Millimetres of level walking from the nearest source; UNREACHED beyond the limit or without a way. */
	readonly cost_mm: Int32Array;
	/** Number of that source. */
	readonly source: Int32Array;
	/** The arc by which the node was reached; -1 where a source hangs on one of the node's own edges. */
	readonly arc: Int32Array;
	/** The nodes reached by the last run: touched[0] … touched[touchedCount]. */
	readonly touched: Int32Array;
	touchedCount = 0;
	#ring: BucketRing;
	#seeds: Seed[] = [];

	constructor(network: WalkingNetwork) {
		this.network = network;
		this.cost_mm = new Int32Array(network.nodeCount).fill(UNREACHED);
		this.source = new Int32Array(network.nodeCount).fill(-1);
		this.arc = new Int32Array(network.nodeCount).fill(-1);
		this.touched = new Int32Array(network.nodeCount);
		this.#ring = createBucketRing(network.nodeCount, network.longestEdge_mm);
	}

	/** Forgets the last run. */
	clear(): void {
		for (let slot = 0; slot < this.touchedCount; slot++) {
			const node = this.touched[slot] ?? 0;
			this.cost_mm[node] = UNREACHED;
			this.source[node] = -1;
			this.arc[node] = -1;
		}
		this.touchedCount = 0;
		this.#seeds.length = 0;
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
		const { arcStart, arcTo, arcCost_mm } = this.network;
		const { cost_mm, source, arc: arcOf } = this;
		const ring = this.#ring;
		const { head, mask, waiting } = ring;
		let left = this.touchedCount;
		for (let bucket = start_mm >> BUCKET_BITS; left > 0; ) {
			const node = head[bucket & mask] ?? -1;
			if (node === -1) {
				bucket++;
				continue;
			}
			const here_mm = cost_mm[node] ?? 0;
			const from = source[node] ?? -1;
			takeOut(ring, node, here_mm);
			left--;
			const end = arcStart[node + 1] ?? 0;
			for (let arc = arcStart[node] ?? 0; arc < end; arc++) {
				const next = arcTo[arc] ?? 0;
				const next_mm = here_mm + (arcCost_mm[arc] ?? 0);
				const known_mm = cost_mm[next] ?? 0;
				if (next_mm > known_mm || next_mm > limit_mm) continue;
				if (next_mm === known_mm && from >= (source[next] ?? 0)) continue;
				if (waiting[next] === 1) takeOut(ring, next, known_mm);
				else left++;
				if (known_mm === UNREACHED) this.touched[this.touchedCount++] = next;
				cost_mm[next] = next_mm;
				source[next] = from;
				arcOf[next] = arc;
				putIn(ring, next, next_mm);
			}
		}
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
		if (reach_mm >> BUCKET_BITS > this.#ring.mask - 1) {
			this.#ring = createBucketRing(this.network.nodeCount, reach_mm);
		}
		for (const seed of this.#seeds) this.#plantOne(seed, limit_mm);
		return lowest_mm;
	}

	#plantOne({ node, cost_mm, source }: Seed, limit_mm: number): void {
		const known_mm = this.cost_mm[node] ?? UNREACHED;
		if (cost_mm > limit_mm || cost_mm > known_mm) return;
		if (cost_mm === known_mm && source >= (this.source[node] ?? 0)) return;
		if (known_mm === UNREACHED) this.touched[this.touchedCount++] = node;
		else takeOut(this.#ring, node, known_mm);
		this.cost_mm[node] = cost_mm;
		this.source[node] = source;
		putIn(this.#ring, node, cost_mm);
	}
}

interface Seed {
	readonly node: number;
	readonly cost_mm: number;
	readonly source: number;
}
