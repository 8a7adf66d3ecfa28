/**
 * Positions of nodes by their OpenStreetMap id, in 16 bytes a node plus 4 to 8 for the hash table. Nodes may be added in
 * any order. The slot number of a node never changes, so that slots can be used in place of ids.
 */
export class NodeStore {
	#ids = new Float64Array(1 << 16);
	#lonE7 = new Int32Array(1 << 16);
	#latE7 = new Int32Array(1 << 16);
	#count = 0;
	#table = new Int32Array(0);

	get count(): number {
		return this.#count;
	}

	add(id: number, lon: number, lat: number): void {
		if (this.#count === this.#ids.length) this.#grow();
		this.#ids[this.#count] = id;
		this.#lonE7[this.#count] = Math.round(lon * 1e7);
		this.#latE7[this.#count] = Math.round(lat * 1e7);
		this.#count++;
	}

	lon(slot: number): number {
		return (this.#lonE7[slot] ?? NaN) / 1e7;
	}

	lat(slot: number): number {
		return (this.#latE7[slot] ?? NaN) / 1e7;
	}

	/** @returns the node's slot, -1 when it is not in the extract */
	slot(id: number): number {
		if (this.#table.length === 0) this.#buildTable();
		const mask = this.#table.length - 1;
		for (let at = hash(id) & mask; ; at = (at + 1) & mask) {
			const slot = (this.#table[at] ?? 0) - 1;
			if (slot === -1 || this.#ids[slot] === id) return slot;
		}
	}

	/** Hash table with open addressing; a repeated node keeps its last position. */
	#buildTable(): void {
		let size = 1024;
		while (size < this.#count * 1.5) size *= 2;
		this.#table = new Int32Array(size);
		const mask = size - 1;
		for (let slot = 0; slot < this.#count; slot++) {
			const id = this.#ids[slot] ?? 0;
			let at = hash(id) & mask;
			while (this.#table[at] !== 0 && this.#ids[(this.#table[at] ?? 0) - 1] !== id) at = (at + 1) & mask;
			this.#table[at] = slot + 1;
		}
	}

	#grow(): void {
		const size = this.#ids.length * 2;
		const [ids, lonE7, latE7] = [new Float64Array(size), new Int32Array(size), new Int32Array(size)];
		ids.set(this.#ids);
		lonE7.set(this.#lonE7);
		latE7.set(this.#latE7);
		[this.#ids, this.#lonE7, this.#latE7] = [ids, lonE7, latE7];
	}
}

/** Mixes both halves of the id, which is larger than 32 bits. */
function hash(id: number): number {
	const high = Math.floor(id / 2 ** 32);
	const mixed = Math.imul((id | 0) ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
	return mixed ^ (mixed >>> 15);
}
