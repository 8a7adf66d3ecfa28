/**
 * Results computed from a town's records, cached until the records change: the database counts its changes, so that an
 * answer is never older than the request. Readers share one answer, which must not be modified.
 */
import type { DataClient } from '../../data/client.ts';

/**
 * @param editionOf number of changes of the records that are read
 * @param max answers per client: the least recently used is evicted. Answers are never shared between clients
 * @returns `(db, town, key, load)`: the cached answer, or the one of `load`
 */
export function editionCache<T>(editionOf: (db: DataClient, town: string) => Promise<number>, max: number) {
	const byClient = new WeakMap<DataClient, Map<string, { edition: number; value: Promise<T> }>>();
	return async (db: DataClient, town: string, key: string, load: () => Promise<T>): Promise<T> => {
		const edition = await editionOf(db, town);
		const answers = byClient.get(db) ?? new Map<string, { edition: number; value: Promise<T> }>();
		byClient.set(db, answers);
		const name = `${town} ${key}`;
		const known = answers.get(name);
		const cached = known?.edition === edition ? known : { edition, value: load() };
		// A failure is not cached: the next request asks again.
		cached.value.catch(() => answers.get(name) === cached && answers.delete(name));
		answers.delete(name);
		answers.set(name, cached);
		for (const oldest of answers.keys()) if (answers.size > max) answers.delete(oldest);
		return cached.value;
	};
}

type Load<T> = (db: DataClient, town: string, key: string) => Promise<T>;

/** The same where one function loads every answer. */
export function cachedByEdition<T>(
	editionOf: (db: DataClient, town: string) => Promise<number>,
	max: number,
	load: Load<T>
): Load<T> {
	const cache = editionCache<T>(editionOf, max);
	return (db, town, key) => cache(db, town, key, () => load(db, town, key));
}
