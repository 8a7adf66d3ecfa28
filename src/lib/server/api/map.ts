/** What the map and the list in the browser read: the town's own ground, and its features as of a day. */
import { getBasemap } from '../../data/basemap.ts';
import { listFeatures } from '../../data/features.ts';
import { kept } from '../kept.ts';
import { endpoint } from './endpoint.ts';
import { represent } from './representation.ts';

const basemaps = kept(async (db, town: string) =>
	represent(JSON.stringify(await getBasemap(db, town)), 'application/json')
);

/** The drawn ground, one FeatureCollection a layer: `Record<string, FeatureCollection>`. */
export const basemap = endpoint({ accepts: [], answer: ({ db, town }) => basemaps(db, town.code) });

/** Every feature of the town as the domain has it: `PlanningFeature[]`, with geometry, in the order of the ids. */
export const mapFeatures = endpoint({
	accepts: ['as_of'],
	answer: async ({ db, town, asOf }) =>
		represent(JSON.stringify(await listFeatures(db, town.code, asOf)), 'application/json')
});
