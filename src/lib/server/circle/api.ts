/** What the worker of the living circle reads: places as of a day, and the streets between them. */
import { getCirclePlaces, getWalkingStreets } from '../../data/circle/places.ts';
import type { DataClient } from '../../data/client.ts';
import { getEdition } from '../../data/shared/towns.ts';
import type { Town } from '../../domain/shared/town.ts';
import { endpoint } from '../api/endpoint.ts';
import { ApiProblem } from '../api/problem.ts';
import { represent, type Representation } from '../api/representation.ts';

interface Kept {
	edition: number;
	answer: Promise<Representation | null>;
}

/** Answers kept at a time for one client: a few towns and days, and their streets. */
const MOST_KEPT = 8;
const byClient = new WeakMap<DataClient, Map<string, Kept>>();

/** Remembers an answer until anything about the town changes; what one client may see is never shown to another. */
async function keptWhileUnchanged(
	db: DataClient,
	town: Town,
	name: string,
	load: () => Promise<Representation | null>
): Promise<Representation | null> {
	const edition = await getEdition(db, town.code);
	const answers = byClient.get(db) ?? new Map<string, Kept>();
	byClient.set(db, answers);
	const key = `${town.code} ${name}`;
	const known = answers.get(key);
	const kept = known?.edition === edition ? known : { edition, answer: load() };
	// A failure is not remembered: the next request asks again.
	kept.answer.catch(() => answers.get(key) === kept && answers.delete(key));
	answers.delete(key);
	answers.set(key, kept);
	for (const oldest of answers.keys()) if (answers.size > MOST_KEPT) answers.delete(oldest);
	return kept.answer;
}

/** `CircleData`: compounds, facilities and candidates, with the states of a day. */
export const circlePlaces = endpoint({
	accepts: ['as_of'],
	answer: async ({ db, town, asOf }) => {
		const load = async () => represent(JSON.stringify(await getCirclePlaces(db, town, asOf)), 'application/json');
		return (await keptWhileUnchanged(db, town, `places ${asOf}`, load)) ?? load();
	}
});

/**
 * The walking network as network-codec.ts writes it. `v` is the version that places.json names: with it the bytes may
 * be kept for ever; without it, or when the town has other streets by now, they are asked for again each time.
 */
export const walkingNetwork = endpoint({
	accepts: [],
	choices: { v: null },
	answer: async ({ db, town, words, chosen }) => {
		const streets = await keptWhileUnchanged(db, town, 'streets', async () => {
			const found = await getWalkingStreets(db, town.code);
			if (!found) return null;
			const bytes = new Uint8Array(Buffer.from(found.streets, 'base64'));
			// The version tells one network from another: hashing the bytes once more would tell nothing new.
			return { body: bytes, type: 'application/octet-stream', etag: `"${found.version}"`, fileName: null };
		});
		if (!streets) throw new ApiProblem(404, [{ field: 'town', value: town.slug, detail: words.noStreets(town.slug) }]);
		return chosen['v'] === streets.etag.slice(1, -1) ? { ...streets, immutable: true } : streets;
	}
});
