/** Data for the map and the list in the browser: the town's own basemap, and its features as of a day. */
import { getBasemap } from '../../data/shared/basemap.ts';
import { packFeatures } from '../../domain/planning/packed-features.ts';
import { cached } from '../cache/cached.ts';
import { featuresAsOf, type Features } from '../cache/features.ts';
import { endpoint } from './endpoint.ts';
import { represent, type Representation } from './representation.ts';

const basemaps = cached(async (db, town: string) =>
	represent(JSON.stringify(await getBasemap(db, town)), 'application/json')
);

/** The schematic basemap, one FeatureCollection per layer: `Record<string, FeatureCollection>`. */
export const basemap = endpoint({ accepts: [], answer: ({ db, town }) => basemaps(db, town.code) });

/**
 * Every feature of the town in the domain's form, packed (`PackedFeatures`), in the order of the ids. `slugs` selects
 * features; one that does not exist, or that the caller may not see, is left out.
 */
export const mapFeatures = endpoint({
	accepts: ['as_of'],
	choices: { slugs: null },
	answer: async ({ db, town, asOf, chosen }) => {
		const features = await featuresAsOf(db, town.code, asOf);
		if (chosen['slugs'] === undefined) return bodyOf(features);
		const slugs = new Set(chosen['slugs'].split(','));
		return written(features.filter(({ slug }) => slugs.has(slug)));
	}
});

const written = (features: Features): Representation =>
	represent(JSON.stringify(packFeatures(features)), 'application/json');

/** Serialised bodies, each for as long as its features are cached. */
const bodies = new WeakMap<Features, Representation>();

function bodyOf(features: Features): Representation {
	const body = bodies.get(features) ?? written(features);
	bodies.set(features, body);
	return body;
}
