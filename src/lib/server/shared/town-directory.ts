/** Towns and their vocabularies change only when a seed is loaded: they are cached for a while. */
import { error } from '@sveltejs/kit';
import type { DataClient } from '../../data/client.ts';
import { roomsWithExamples, type ExampleRoom } from '../../data/shared/examples.ts';
import { getVocabulary, listTowns, type Vocabulary } from '../../data/shared/towns.ts';
import type { SourceDocument } from '../../domain/shared/source.ts';
import type { Town } from '../../domain/shared/town.ts';
import { listSources } from '../../data/shared/sources.ts';
import { parseView } from '../../domain/shared/view-state.ts';
import { cached } from '../cache/cached.ts';

const towns = cached((db) => listTowns(db));
const vocabularies = cached((db, town: string) => getVocabulary(db, town));
const examples = cached((db, town: string) => roomsWithExamples(db, town));
const sources = cached((db, town: string) => listSources(db, town));

export const townsOf = (db: DataClient): Promise<Town[]> => towns(db, null);
export const vocabularyOf = (db: DataClient, town: string): Promise<Vocabulary> => vocabularies(db, town);
export const sourcesOf = (db: DataClient, town: string): Promise<SourceDocument[]> => sources(db, town);
export const examplesIn = (db: DataClient, town: string): Promise<ExampleRoom[]> => examples(db, town);

/**
 * The town of a request: by its slug, else the configured one, else the first.
 * @throws 404 for an unknown slug
 */
export async function townFor(db: DataClient, slug: string | null): Promise<Town> {
	const all = await townsOf(db);
	const wanted = slug ?? (process.env['DEFAULT_TOWN'] || null);
	const town = wanted ? all.find((candidate) => candidate.slug === wanted) : all[0];
	if (!town) error(404, { message: 'unknown town', code: 'not_found' });
	return town;
}

/** The town named in the address. @throws 404 for an unknown slug */
export const townOf = (db: DataClient, url: URL): Promise<Town> => townFor(db, parseView(url.searchParams).view.town);

/** Today's date in the town's time zone. */
export function todayIn(town: Town): string {
	return new Intl.DateTimeFormat('en-CA', { timeZone: town.time_zone }).format(new Date());
}
