import type { FeatureCollection } from 'geojson';
import * as v from 'valibot';
import type { DataClient } from '../client.ts';
import { rpc } from '../rpc.ts';

const collection = v.custom<FeatureCollection>(
	(value) => typeof value === 'object' && value !== null && 'features' in value,
	'not a FeatureCollection'
);

/** The town's own schematic basemap by layer (`roads`, `water` …); layers without features are absent. */
export async function getBasemap(db: DataClient, town: string): Promise<Record<string, FeatureCollection>> {
	return rpc(db, 'basemap', { p_town: town }, v.record(v.string(), collection));
}
