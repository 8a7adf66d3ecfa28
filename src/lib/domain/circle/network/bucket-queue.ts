/** End marker of a bucket's list and of the list of free slots. */
const NONE = -1;

/** Bucket width as a power of two: 2 ** 14 mm, about 16 m; measured best between 4 m and 64 m on street grids. */
const BUCKET_BITS = 14;

/**
 * Bucket queue (Dial): nodes by cost in a ring of buckets of equal width, as linked lists of slots, so that nothing is
 * allocated during a search. A node whose cost falls is inserted again and its old slot becomes stale; the search skips
 * stale slots, which is quicker than removing them from a list. A bucket is not sorted inside; the search takes a node
 * again when its cost falls, so the width changes the speed and never the result.
 */
export interface BucketRing {
	/** First slot of each bucket, -1 when empty. */
	head: Int32Array;
	/** The node of each slot, and the slot after it. */
	node: Int32Array;
	next: Int32Array;
	/** First slot of the free list. */
	free: number;
	/** Slots allocated so far; those from here on are free as well. */
	used: number;
	/** Occupied slots. */
	waiting: number;
}

export const bucketOf = (cost_mm: number): number => cost_mm >> BUCKET_BITS;

export function createBucketRing(slots: number): BucketRing {
	const lists = { node: new Int32Array(slots), next: new Int32Array(slots) };
	return { head: new Int32Array(64).fill(NONE), ...lists, free: NONE, used: 0, waiting: 0 };
}

/**
 * The ring must be empty.
 * @param reach_mm the largest difference between two costs queued at the same time
 */
export function widen(ring: BucketRing, reach_mm: number): void {
	let size = ring.head.length;
	while (size < bucketOf(reach_mm) + 2) size *= 2;
	if (size > ring.head.length) ring.head = new Int32Array(size).fill(NONE);
}

export function enqueue(ring: BucketRing, node: number, bucket: number): void {
	const { head, next } = ring;
	let slot = ring.free;
	if (slot !== NONE) ring.free = next[slot] ?? NONE;
	else if (ring.used < next.length) slot = ring.used++;
	else return enqueue(grown(ring), node, bucket);
	const place = bucket & (head.length - 1);
	ring.node[slot] = node;
	next[slot] = head[place] ?? NONE;
	head[place] = slot;
	ring.waiting++;
}

/** Removes a node of that bucket. @returns -1 when the bucket is empty */
export function dequeue(ring: BucketRing, bucket: number): number {
	const { head, next } = ring;
	const place = bucket & (head.length - 1);
	const slot = head[place] ?? NONE;
	if (slot === NONE) return -1;
	head[place] = next[slot] ?? NONE;
	next[slot] = ring.free;
	ring.free = slot;
	ring.waiting--;
	return ring.node[slot] ?? -1;
}

function grown(ring: BucketRing): BucketRing {
	const { node, next } = ring;
	ring.node = new Int32Array(node.length * 2);
	ring.next = new Int32Array(next.length * 2);
	ring.node.set(node);
	ring.next.set(next);
	return ring;
}
