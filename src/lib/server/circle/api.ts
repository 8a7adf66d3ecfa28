/** Data for the worker of the living circle: places as of a day, and the streets between them. */
import { getCirclePlaces, getWalkingStreets } from '../../data/circle/places.ts';
import { getEdition } from '../../data/shared/towns.ts';
import { endpoint } from '../api/endpoint.ts';
import { ApiProblem } from '../api/problem.ts';
import { represent, type Representation } from '../api/representation.ts';
import { editionCache } from '../cache/cached-by-edition.ts';

/** Cached answers per client: a few towns and days, and their streets. */
const MAX_CACHED = 8;
const cache = editionCache<Representation | null>(getEdition, MAX_CACHED);

/** `CircleData`: compounds, facilities and candidates, with the states of a day. */
export const circlePlaces = endpoint({
	accepts: ['as_of'],
	answer: async ({ db, town, asOf }) => {
		const load = async () => represent(JSON.stringify(await getCirclePlaces(db, town, asOf)), 'application/json');
		return (await cache(db, town.code, `places ${asOf}`, load)) ?? load();
	}
});

/**
 * The walking network in the format of network-codec.ts. `v` is the version that places.json gives: with it the bytes are
 * immutable; without it, or when the town has newer streets, they are revalidated each time.
 */
export const walkingNetwork = endpoint({
	accepts: [],
	choices: { v: null },
	answer: async ({ db, town, words, chosen }) => {
		const streets = await cache(db, town.code, 'streets', async () => {
			const found = await getWalkingStreets(db, town.code);
			if (!found) return null;
			const bytes = new Uint8Array(Buffer.from(found.streets, 'base64'));
			// The version identifies the network: hashing the bytes would add nothing.
			return { body: bytes, type: 'application/octet-stream', etag: `"${found.version}"`, fileName: null };
		});
		if (!streets) throw new ApiProblem(404, [{ field: 'town', value: town.slug, detail: words.noStreets(town.slug) }]);
		return chosen['v'] === streets.etag.slice(1, -1) ? { ...streets, immutable: true } : streets;
	}
});
