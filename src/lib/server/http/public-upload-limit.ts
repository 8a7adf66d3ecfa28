/**
 * What a visitor may have the server read: sheets and samples, to see what is wrong with them.
 * Nothing of it is stored, but it takes time, so it is counted by address. Users who have signed in are not counted.
 */
import { RateLimit } from './rate-limit.ts';

const COUNTED = /^\/water\/(import|sample)(\/|$)/;

export class PublicUploadLimit {
	readonly #addresses: RateLimit;

	constructor(now: () => number = Date.now) {
		this.#addresses = new RateLimit({ most: 60, window_ms: 15 * 60_000 }, now);
	}

	/**
	 * Counts what is sent.
	 * @param addressOf asked only where it counts: behind a proxy a request may come with none
	 * @returns seconds to wait; 0 when it may be read
	 */
	send(method: string, pathname: string, addressOf: () => string): number {
		if (method !== 'POST' || !COUNTED.test(pathname)) return 0;
		const address = addressOf();
		const wait_s = this.#addresses.wait_s(address);
		if (wait_s === 0) this.#addresses.failed(address);
		return wait_s;
	}
}

/** The counter of this process. */
export const publicUploadLimit = new PublicUploadLimit();
