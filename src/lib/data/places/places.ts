import type { PlacedGeometry } from '../../domain/places/placed-geometry.ts';
/** Placing features, and reverting placements. */
import * as v from 'valibot';
import type { XY } from '../../domain/places/systems/crs.ts';
import type { TakeBackTo } from '../../domain/places/take-back.ts';
import type { DataClient } from '../client.ts';
import { rpcOrRefusal, unwrap, type Answer, type Refused } from '../rpc.ts';

/** Refusals of the database for a place. */
export const PLACE_REFUSALS = [
	'unknown_feature',
	'changed_since',
	'unreadable_geometry',
	'too_many_points',
	'invalid_geometry',
	'outside_town',
	'basis_missing',
	'accuracy_missing',
	'reason_missing',
	'not_placed',
	'not_allowed'
] as const;
export type PlaceRefusal = (typeof PLACE_REFUSALS)[number];

/** Position on the map where the database found the problem. */
export interface PlaceFlaw {
	/** Of an invalid geometry its flaw, of one outside the town the part outside. */
	readonly at: XY;
	/** PostGIS's name of the flaw. */
	readonly flaw: string | null;
}

/** The place of a feature for the desk, beyond its row in the list. */
export interface PlaceRecord {
	readonly version: number;
	readonly document: string | null;
	readonly system: string | null;
}

const record = v.object({
	version: v.number(),
	place_document: v.nullable(v.string()),
	place_system: v.nullable(v.string())
});

/** @returns null when it does not exist or the user may not see it */
export async function getPlaceRecord(db: DataClient, town: string, slug: string): Promise<PlaceRecord | null> {
	const answer = await db
		.from('features')
		.select('version, place_document, place_system')
		.eq('town_code', town)
		.eq('slug', slug)
		.maybeSingle();
	const found = unwrap(answer, v.nullable(record));
	return found && { version: found.version, document: found.place_document, system: found.place_system };
}

const where = v.pipe(
	v.string(),
	v.parseJson(),
	v.object({ lon: v.number(), lat: v.number(), reason: v.optional(v.string()) })
);

/** @returns null where the refusal has no position */
export function flawOf({ detail }: Refused<string>): PlaceFlaw | null {
	const found = v.safeParse(where, detail);
	return found.success ? { at: [found.output.lon, found.output.lat], flaw: found.output.reason || null } : null;
}

const stored = v.object({ id: v.number(), version: v.number() });

/** With the feature's new version. */
export type PlaceSaved = Answer<v.InferOutput<typeof stored>, PlaceRefusal>;

export async function placeFeature(db: DataClient, town: string, place: PlacedGeometry): Promise<PlaceSaved> {
	const args = {
		p_town: town,
		p_slug: place.slug,
		p_version: place.version,
		p_geometry: place.geometry,
		p_basis: place.basis,
		p_language: place.language,
		p_accuracy_m: place.accuracy_m,
		p_document: place.document,
		p_reason: place.reason,
		p_system: place.system
	};
	return rpcOrRefusal(db, 'place_feature', args, stored, PLACE_REFUSALS);
}

export async function takePlaceBack(
	db: DataClient,
	town: string,
	{ slug, version, to, reason }: { slug: string; version: number; to: TakeBackTo; reason: string }
): Promise<PlaceSaved> {
	const args = { p_town: town, p_slug: slug, p_version: version, p_to: to, p_reason: reason };
	return rpcOrRefusal(db, 'unplace_feature', args, stored, PLACE_REFUSALS);
}
