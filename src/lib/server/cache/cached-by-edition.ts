/**
 * What was worked out from a town's records, kept for as long as they stay what they are: the database counts its
 * changes, so that what is kept is never older than the request. Readers share one answer, not to be changed.
 */
import type { DataClient } from '../../data/client.ts';

type Load<T> = (db: DataClient, town: string, key: string) => Promise<T>;

/**
 * @param editionOf how often the records that `load` reads have changed
 * @param most answers kept for one client: the one not asked for the longest goes first
 */
export function keptWhile<T>(
	editionOf: (db: DataClient, town: string) => Promise<number>,
	most: number,
	load: Load<T>
): Load<T> {
	const byClient = new WeakMap<DataClient, Map<string, { edition: number; value: Promise<T> }>>();
	return async (db, town, key) => {
		const edition = await editionOf(db, town);
		const answers = byClient.get(db) ?? new Map<string, { edition: number; value: Promise<T> }>();
		byClient.set(db, answers);
		const name = `${town} ${key}`;
		const known = answers.get(name);
		const kept = known?.edition === edition ? known : { edition, value: load(db, town, key) };
		// A failure is not remembered: the next request asks again.
		kept.value.catch(() => answers.get(name) === kept && answers.delete(name));
		answers.delete(name);
		answers.set(name, kept);
		for (const oldest of answers.keys()) if (answers.size > most) answers.delete(oldest);
		return kept.value;
	};
}
