/** Node ids of ways by the way's id, in one growing array: relations need the lines of ways that have no tags of their own. */
export class WayStore {
	#nodes = new Float64Array(1 << 16);
	#length = 0;
	readonly #span = new Map<number, readonly [start: number, end: number]>();

	add(id: number, nodes: readonly number[]): void {
		while (this.#length + nodes.length > this.#nodes.length) {
			const grown = new Float64Array(this.#nodes.length * 2);
			grown.set(this.#nodes);
			this.#nodes = grown;
		}
		this.#nodes.set(nodes, this.#length);
		this.#span.set(id, [this.#length, this.#length + nodes.length]);
		this.#length += nodes.length;
	}

	get count(): number {
		return this.#span.size;
	}

	/** @returns null when the way is not in the extract */
	nodes(id: number): Float64Array | null {
		const span = this.#span.get(id);
		return span ? this.#nodes.subarray(...span) : null;
	}
}
