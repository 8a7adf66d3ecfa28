/**
 * What a sweep knows of each node, side by side in memory so that a look at one costs one cache line: its cost, its
 * source, and its neighbours in the bucket where it waits.
 */
export const STRIDE = 4;
export const COST = 0;
export const SOURCE = 1;
export const NEXT = 2;
export const PREVIOUS = 3;

/** Ends of a bucket's list. */
const NONE = -1;
/** Stands as PREVIOUS of a node that is in no bucket. */
export const NOT_WAITING = -2;

/**
 * Nodes sorted by cost into a ring of buckets of equal width. Each node is in at most one bucket (doubly linked inside
 * the nodes' own entries), so that nothing is allocated while a search runs. A bucket is not sorted inside; the search
 * corrects that by taking a node again when its cost falls, so the width changes the speed and never the result.
 */
export interface BucketRing {
	readonly mask: number;
	/** First node of each bucket, -1 when empty. */
	readonly head: Int32Array;
}

/** Bucket width as a power of two: 2 ** 14 mm, about 16 m; measured best between 4 m and 64 m on street grids. */
export const BUCKET_BITS = 14;

/** @param reach_mm the largest difference between two costs that wait at the same time */
export function createBucketRing(reach_mm: number): BucketRing {
	let size = 64;
	while (size < (reach_mm >> BUCKET_BITS) + 2) size *= 2;
	return { mask: size - 1, head: new Int32Array(size).fill(NONE) };
}

export function putIn({ mask, head }: BucketRing, state: Int32Array, node: number, cost_mm: number): void {
	const bucket = (cost_mm >> BUCKET_BITS) & mask;
	const first = head[bucket] ?? NONE;
	state[node * STRIDE + NEXT] = first;
	state[node * STRIDE + PREVIOUS] = NONE;
	if (first !== NONE) state[first * STRIDE + PREVIOUS] = node;
	head[bucket] = node;
}

/** @param cost_mm the cost under which the node was put in */
export function takeOut({ mask, head }: BucketRing, state: Int32Array, node: number, cost_mm: number): void {
	const before = state[node * STRIDE + PREVIOUS] ?? NONE;
	const after = state[node * STRIDE + NEXT] ?? NONE;
	if (before === NONE) head[(cost_mm >> BUCKET_BITS) & mask] = after;
	else state[before * STRIDE + NEXT] = after;
	if (after !== NONE) state[after * STRIDE + PREVIOUS] = before;
	state[node * STRIDE + PREVIOUS] = NOT_WAITING;
}
