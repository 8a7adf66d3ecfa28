/**
 * Wrong passwords are counted by account and by address, whether they come by the page or by /auth/v1 itself.
 * Only failures count, so an office behind one address signs in as often as it likes.
 */
import { RateLimit } from '../http/rate-limit.ts';

const WINDOW_MS = 15 * 60_000;

export type Attempt<T> = { held: true; wait_s: number } | { held: false; value: T };

export class SignInLimit {
	readonly #accounts: RateLimit;
	readonly #addresses: RateLimit;

	constructor(now: () => number = Date.now) {
		this.#accounts = new RateLimit({ most: 8, window_ms: WINDOW_MS }, now);
		this.#addresses = new RateLimit({ most: 40, window_ms: WINDOW_MS }, now);
	}

	/**
	 * Runs a try unless account or address have to wait. It counts as failed from its beginning, so that a thousand tries
	 * sent at once are no more than a thousand sent one by one; what came of it puts that right.
	 * @param account null where the try names none: then only the address counts
	 * @returns seconds to wait when it was not run
	 */
	async attempt<T>(
		account: string | null,
		address: string,
		run: () => Promise<{ outcome: 'right' | 'wrong' | 'neither'; value: T }>
	): Promise<Attempt<T>> {
		const key = account === null ? null : keyOf(account);
		const wait_s = Math.max(key === null ? 0 : this.#accounts.wait_s(key), this.#addresses.wait_s(address));
		if (wait_s > 0) return { held: true, wait_s };
		if (key !== null) this.#accounts.failed(key);
		this.#addresses.failed(address);
		const { outcome, value } = await run();
		if (key !== null && outcome === 'right') this.#accounts.forget(key);
		if (key !== null && outcome === 'neither') this.#accounts.forgive(key);
		if (outcome !== 'wrong') this.#addresses.forgive(address);
		return { held: false, value };
	}
}

const keyOf = (account: string): string => account.trim().toLowerCase().slice(0, 320);

/**
 * E-mails are counted whether there is such an account or not: the waiting time reveals nothing. One
 * account is sent few, since it need not be its holder who asks.
 */
export class LinkLimit {
	readonly #accounts: RateLimit;
	readonly #addresses: RateLimit;

	constructor(now: () => number = Date.now) {
		this.#accounts = new RateLimit({ most: 4, window_ms: 60 * 60_000 }, now);
		this.#addresses = new RateLimit({ most: 40, window_ms: WINDOW_MS }, now);
	}

	/** Counts an e-mail that is asked for. @returns seconds to wait; 0 when it may be sent */
	ask(account: string, address: string): number {
		const key = keyOf(account);
		const wait_s = Math.max(this.#accounts.wait_s(key), this.#addresses.wait_s(address));
		if (wait_s > 0) return wait_s;
		this.#accounts.failed(key);
		this.#addresses.failed(address);
		return 0;
	}

	/** An e-mail that could not leave does not count for its account. */
	notSent(account: string): void {
		this.#accounts.forgive(keyOf(account));
	}
}

/** The counters of this process. */
export const signInLimit = new SignInLimit();
export const linkLimit = new LinkLimit();
