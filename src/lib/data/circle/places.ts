import * as v from 'valibot';
import type { CircleData } from '../../domain/circle/circle-data.ts';
import { FACILITY_STATES } from '../../domain/circle/facility.ts';
import { localise } from '../../domain/shared/text.ts';
import type { Town } from '../../domain/shared/town.ts';
import type { DataClient } from '../client.ts';
import { text } from '../shared/schemas.ts';
import { rpc } from '../rpc.ts';

const place = v.object({ lon: v.number(), lat: v.number() });

const placesRow = v.object({
	network: v.nullable(
		v.object({
			kind: v.picklist(['drawn', 'osm', 'file']),
			name: v.string(),
			asOf: v.nullable(v.string()),
			is_example: v.boolean(),
			version: v.string()
		})
	),
	compounds: v.array(
		v.object({
			id: v.string(),
			name: v.nullable(v.string()),
			population: v.nullable(v.number()),
			ages: v.record(v.string(), v.number()),
			residential_m2: v.nullable(v.number()),
			is_example: v.boolean(),
			place
		})
	),
	facilities: v.array(
		v.object({
			id: v.string(),
			kind: v.string(),
			/** In several languages for a feature of the town; one text from a file. */
			name: v.nullable(v.union([v.string(), text])),
			state: v.picklist(FACILITY_STATES),
			opens: v.nullable(v.string()),
			capacity: v.nullable(v.number()),
			featureSlug: v.nullable(v.string()),
			is_example: v.boolean(),
			entrances: v.array(place)
		})
	),
	candidates: v.array(
		v.object({
			slug: v.string(),
			name: text,
			class: v.picklist(['parcel', 'project']),
			accuracy_m: v.nullable(v.number()),
			is_example: v.boolean(),
			place
		})
	),
	unplaced: v.array(v.object({ slug: v.string(), name: text, kind: v.string() }))
});

/**
 * Data of the living circle besides the streets, as far as the user may see it.
 * @param asOf ISO date for the states of facilities
 */
export async function getCirclePlaces(db: DataClient, town: Town, asOf: string): Promise<CircleData> {
	const row = await rpc(db, 'circle_places', { p_town: town.code, p_as_of: asOf }, placesRow);
	return {
		...row,
		compounds: row.compounds.map(({ population, place: at, ...compound }) => ({
			...compound,
			...at,
			population: population ?? 0,
			populationKnown: population !== null
		})),
		facilities: row.facilities.map(({ name, ...facility }) =>
			typeof name === 'string' || name === null
				? { ...facility, name, localName: null }
				: { ...facility, name: localise(name, town.language, town.language), localName: name }
		),
		candidates: row.candidates.map(({ place: at, ...candidate }) => ({ ...candidate, ...at }))
	};
}

const streetsRow = v.object({ version: v.string(), streets: v.string() });

/** The streets of a town, as base64 of what network-codec.ts writes; null when it has none. */
export async function getWalkingStreets(
	db: DataClient,
	town: string
): Promise<{ version: string; streets: string } | null> {
	const [row] = await rpc(db, 'walking_streets', { p_town: town }, v.array(streetsRow));
	return row ?? null;
}
