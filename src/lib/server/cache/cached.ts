import type { DataClient } from '../../data/client.ts';

const LIFETIME_MS = 30_000;

/** Incremented when cached answers become invalid. */
let edition = 0;

/** Call after a change that the next page must show. */
export const invalidateCache = (): void => void (edition += 1);

/**
 * Caches the result of `load` for half a minute. Results are never shared between clients, and a failure is not
 * cached.
 */
export function cached<Key, T>(
	load: (db: DataClient, key: Key) => Promise<T>
): (db: DataClient, key: Key) => Promise<T> {
	const byClient = new WeakMap<DataClient, Map<Key, { value: T; until: number; edition: number }>>();
	return async (db, key) => {
		const entries = byClient.get(db) ?? new Map<Key, { value: T; until: number; edition: number }>();
		byClient.set(db, entries);
		const entry = entries.get(key);
		if (entry && entry.edition === edition && entry.until > Date.now()) return entry.value;
		const value = await load(db, key);
		entries.set(key, { value, until: Date.now() + LIFETIME_MS, edition });
		return value;
	};
}
