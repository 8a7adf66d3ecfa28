/**
 * Limits failures per time, by key, in memory: guessing passwords becomes slow, and a correct password is never delayed.
 * Each process counts separately; a restart resets the counts.
 */
export interface Limit {
	/** Failures after which the key has to wait. */
	most: number;
	/** Time after which a failure expires. */
	window_ms: number;
}

/** Maximum number of keys, to bound the memory. */
const MAX_KEYS = 20_000;

export class RateLimit {
	readonly #limit: Limit;
	readonly #now: () => number;
	/** Times of failures by key, oldest first; keys in the order of their last failure. */
	readonly #failures = new Map<string, number[]>();

	constructor(limit: Limit, now: () => number = Date.now) {
		this.#limit = limit;
		this.#now = now;
	}

	/** Seconds the key has to wait; 0 when it may try. */
	wait_s(key: string): number {
		const recent = this.#recent(key);
		const decisive = recent.at(-this.#limit.most);
		if (decisive === undefined) return 0;
		return Math.max(1, Math.ceil((decisive + this.#limit.window_ms - this.#now()) / 1000));
	}

	failed(key: string): void {
		const recent = [...this.#recent(key), this.#now()].slice(-this.#limit.most);
		this.#failures.delete(key);
		this.#failures.set(key, recent);
		for (const oldest of this.#failures.keys()) {
			if (this.#failures.size <= MAX_KEYS) break;
			this.#failures.delete(oldest);
		}
	}

	/** Removes the latest failure. */
	forgive(key: string): void {
		this.#failures.get(key)?.pop();
	}

	forget(key: string): void {
		this.#failures.delete(key);
	}

	#recent(key: string): number[] {
		const since = this.#now() - this.#limit.window_ms;
		return (this.#failures.get(key) ?? []).filter((time) => time > since);
	}
}
