/**
 * Limits the uploads of visitors: sheets and samples, to have their problems listed. Nothing of them is stored, but it
 * takes time, so they are counted by address. Signed-in users are not counted.
 */
import { RateLimit } from './rate-limit.ts';

const COUNTED = /^\/water\/(import|sample)(\/|$)/;

export class PublicUploadLimit {
	readonly #addresses: RateLimit;

	constructor(now: () => number = Date.now) {
		this.#addresses = new RateLimit({ most: 60, window_ms: 15 * 60_000 }, now);
	}

	/**
	 * Counts an upload.
	 * @param addressOf called only where needed: behind a proxy a request may come without one
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
