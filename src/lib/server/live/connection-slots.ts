/** How many lines may stand open, so that nobody takes all of them. */

const MOST_OF_ALL = 2000;
/** An office behind one address has so many maps in sight; those out of sight hold no line. */
const MOST_OF_ONE = 100;
/** A proxy that does not tell its visitors' addresses stands in for all of them. */
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

export class Places {
	readonly #taken = new Map<string, number>();
	#all = 0;

	/** @returns how to give the place back; null when there is none */
	take(address: string): (() => void) | null {
		const own = this.#taken.get(address) ?? 0;
		if (this.#all >= MOST_OF_ALL || (own >= MOST_OF_ONE && !LOOPBACK.test(address))) return null;
		this.#all += 1;
		this.#taken.set(address, own + 1);
		let held = true;
		return () => {
			if (!held) return;
			held = false;
			this.#all -= 1;
			const left = (this.#taken.get(address) ?? 1) - 1;
			if (left > 0) this.#taken.set(address, left);
			else this.#taken.delete(address);
		};
	}
}
