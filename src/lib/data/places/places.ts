/** Putting features where they are, and taking places back. */
import * as v from 'valibot';
import type { SystemCode, XY } from '../../domain/places/systems/crs.ts';
import type { Shape } from '../../domain/places/geometry/shape.ts';
import type { Language } from '../../i18n/shared/languages.ts';
import type { DataClient } from '../client.ts';
import { unwrap } from '../shared/unwrap.ts';

/** Why the database would not store a place, in its own words for it. */
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
export type PlaceRefusalCode = (typeof PLACE_REFUSALS)[number];

export interface PlaceRefusal {
	readonly code: PlaceRefusalCode;
	/** Where on the map: of an invalid geometry its flaw, of one outside the town what lies outside. */
	readonly at: XY | null;
	/** What PostGIS calls the flaw. */
	readonly flaw: string | null;
}

export interface PlacedGeometry {
	readonly slug: string;
	/** The version that the person saw: where another has come since, nothing is stored. */
	readonly version: number;
	/** WGS 84. */
	readonly geometry: Shape;
	/** What the place is known by, in `language`. */
	readonly basis: string;
	readonly language: Language;
	/** 0 to 1,000. */
	readonly accuracy_m: number;
	/** What shows it; may be empty. */
	readonly document: string;
	/** Needed where there was a place before. */
	readonly reason: string;
	/** What it was given in. */
	readonly system: SystemCode;
}

/** What the pages of the desk need of a feature's place beyond its row in the list. */
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

/** @returns null when it is not there or the asker may not see it */
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

interface Refusable {
	error: { code?: string; hint?: string | null; details?: string | null; message: string } | null;
}

const where = v.object({ lon: v.number(), lat: v.number(), reason: v.optional(v.string()) });

/** What the database refused knowingly; null for everything that `unwrap` has to judge. */
function refusalOf({ error }: Refusable): PlaceRefusal | null {
	const code = error?.code === '42501' ? 'not_allowed' : PLACE_REFUSALS.find((refusal) => refusal === error?.hint);
	if (!code) return null;
	const detail = v.safeParse(v.pipe(v.string(), v.parseJson(), where), error?.details);
	return {
		code,
		at: detail.success ? [detail.output.lon, detail.output.lat] : null,
		flaw: (detail.success && detail.output.reason) || null
	};
}

const stored = v.object({ id: v.number(), version: v.number() });

/** @returns the feature's new version, or why nothing was stored */
export async function placeFeature(
	db: DataClient,
	town: string,
	place: PlacedGeometry
): Promise<{ version: number } | { refusal: PlaceRefusal }> {
	const answer = await db.rpc('place_feature', {
		p_town: town,
		p_slug: place.slug,
		p_version: place.version,
		p_geometry: { ...place.geometry },
		p_basis: place.basis,
		p_language: place.language,
		p_accuracy_m: place.accuracy_m,
		p_document: place.document,
		p_reason: place.reason,
		p_system: place.system
	});
	const refusal = refusalOf(answer);
	return refusal ? { refusal } : { version: unwrap(answer, stored).version };
}

/** `before`: to what was so before the last change of the place; `unplaced`: off the map. */
export const TAKE_BACK_TO = ['before', 'unplaced'] as const;
export type TakeBackTo = (typeof TAKE_BACK_TO)[number];

/** Takes a place back. @returns the feature's new version, or why nothing was stored */
export async function takePlaceBack(
	db: DataClient,
	town: string,
	asked: { slug: string; version: number; to: TakeBackTo; reason: string }
): Promise<{ version: number } | { refusal: PlaceRefusal }> {
	const answer = await db.rpc('unplace_feature', {
		p_town: town,
		p_slug: asked.slug,
		p_version: asked.version,
		p_to: asked.to,
		p_reason: asked.reason
	});
	const refusal = refusalOf(answer);
	return refusal ? { refusal } : { version: unwrap(answer, stored).version };
}
