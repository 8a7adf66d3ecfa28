/** Towns and their vocabularies change only when a seed is loaded: they are kept for a while instead of asked each time. */
import { error } from '@sveltejs/kit';
import type { DataClient } from '../data/client.ts';
import { hasExamples } from '../data/features.ts';
import { getVocabulary, listTowns, type Vocabulary } from '../data/towns.ts';
import type { Town } from '../domain/town.ts';

const KEEP_MS = 30_000;

/** Remembers what `load` brought for a while; a failure is not remembered. */
function kept<Key, T>(load: (db: DataClient, key: Key) => Promise<T>) {
	const entries = new Map<Key, { value: T; until: number }>();
	return async (db: DataClient, key: Key): Promise<T> => {
		const entry = entries.get(key);
		if (entry && entry.until > Date.now()) return entry.value;
		const value = await load(db, key);
		entries.set(key, { value, until: Date.now() + KEEP_MS });
		return value;
	};
}

const towns = kept((db) => listTowns(db));
const vocabularies = kept((db, town: string) => getVocabulary(db, town));
const examples = kept((db, town: string) => hasExamples(db, town));

export const townsOf = (db: DataClient): Promise<Town[]> => towns(db, null);
export const vocabularyOf = (db: DataClient, town: string): Promise<Vocabulary> => vocabularies(db, town);

export const examplesIn = (db: DataClient, town: string): Promise<boolean> => examples(db, town);

/**
 * The town a request is about: by its slug, else the configured one, else the first.
 * @throws 404 for a slug no town has
 */
export async function townFor(db: DataClient, slug: string | null): Promise<Town> {
	const all = await townsOf(db);
	const wanted = slug ?? (process.env['DEFAULT_TOWN'] || null);
	const town = wanted ? all.find((candidate) => candidate.slug === wanted) : all[0];
	if (!town) error(404, { message: 'unknown town', code: 'not_found' });
	return town;
}

/** Today's date where the town is. */
export function todayIn(town: Town): string {
	return new Intl.DateTimeFormat('en-CA', { timeZone: town.time_zone }).format(new Date());
}
