/** Limits the number of open streams, in total and per address. */

const MAX_TOTAL = 2000;
/** Many users may share one address; maps in hidden tabs hold no stream. */
const MAX_PER_ADDRESS = 100;
/** All visitors share the address of a proxy that does not pass theirs on. */
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

export class ConnectionSlots {
	readonly #used = new Map<string, number>();
	#total = 0;

	/** @returns how to release the slot; null when there is none */
	acquire(address: string): (() => void) | null {
		const own = this.#used.get(address) ?? 0;
		if (this.#total >= MAX_TOTAL || (own >= MAX_PER_ADDRESS && !LOOPBACK.test(address))) return null;
		this.#total += 1;
		this.#used.set(address, own + 1);
		let held = true;
		return () => {
			if (!held) return;
			held = false;
			this.#total -= 1;
			const left = (this.#used.get(address) ?? 1) - 1;
			if (left > 0) this.#used.set(address, left);
			else this.#used.delete(address);
		};
	}
}
