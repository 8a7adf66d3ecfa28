/**
 * Failed sign-ins are counted by account and by address, on the page and at /auth/v1 alike. Only failures count, so many
 * users behind one address can sign in without limit.
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
	 * Runs an attempt unless account or address have to wait. It counts as failed from its start, so that a thousand
	 * concurrent attempts are limited like a thousand sequential ones; a success removes it again.
	 * @param account null where the attempt names none: then only the address counts
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
 * E-mails are counted whether the account exists or not: the waiting time reveals nothing. The limit of one account is
 * low, since the request need not come from its holder.
 */
export class LinkLimit {
	readonly #accounts: RateLimit;
	readonly #addresses: RateLimit;

	constructor(now: () => number = Date.now) {
		this.#accounts = new RateLimit({ most: 4, window_ms: 60 * 60_000 }, now);
		this.#addresses = new RateLimit({ most: 40, window_ms: WINDOW_MS }, now);
	}

	/** Counts a requested e-mail. @returns seconds to wait; 0 when it may be sent */
	ask(account: string, address: string): number {
		const key = keyOf(account);
		const wait_s = Math.max(this.#accounts.wait_s(key), this.#addresses.wait_s(address));
		if (wait_s > 0) return wait_s;
		this.#accounts.failed(key);
		this.#addresses.failed(address);
		return 0;
	}

	/** An e-mail that could not be sent does not count for its account. */
	notSent(account: string): void {
		this.#accounts.forgive(keyOf(account));
	}
}

/** The counters of this process. */
export const signInLimit = new SignInLimit();
export const linkLimit = new LinkLimit();
