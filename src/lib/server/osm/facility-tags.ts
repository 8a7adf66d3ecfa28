import type { OsmTags } from './pbf/objects.ts';

/**
 * Facility kinds by OpenStreetMap tags. A row matches when every tag has one of its values and the area, where the object
 * has an outline, is within the row's bounds. One object may be of several kinds: a large park serves as a small one too.
 * Objects without a matching row are left out, also hospitals and schools of unknown level, for which the catalogue has
 * no kind.
 */
export interface FacilityTagRow {
	readonly kind: string;
	/** The first key is used in the Overpass query. */
	readonly tags: Readonly<Record<string, readonly string[]>>;
	readonly min_m2?: number;
	readonly below_m2?: number;
}

// The areas are those of the catalogue's kinds (GB 50180-2018 appendix B, C; parks of 400 and 3,000 m²: Shanghai 2035).
export const FACILITY_TAG_ROWS: readonly FacilityTagRow[] = [
	{ kind: 'kindergarten', tags: { amenity: ['kindergarten'] } },
	{ kind: 'nursery', tags: { amenity: ['childcare'] } },
	{ kind: 'primary_school', tags: { amenity: ['school'], 'isced:level': ['1', '0;1', '1;2', '1-2', '1;2;3'] } },
	{ kind: 'junior_school', tags: { amenity: ['school'], 'isced:level': ['2', '1;2', '1-2', '2;3', '2-3', '1;2;3'] } },
	{ kind: 'health_center', tags: { healthcare: ['centre'] } },
	{ kind: 'clinic', tags: { amenity: ['clinic', 'doctors'] } },
	{ kind: 'nursing_home', tags: { amenity: ['nursing_home'] } },
	{ kind: 'nursing_home', tags: { social_facility: ['nursing_home', 'assisted_living'] } },
	{ kind: 'elder_daycare', tags: { social_facility: ['day_care'], 'social_facility:for': ['senior'] } },
	{ kind: 'culture_station', tags: { amenity: ['community_centre'] } },
	{ kind: 'culture_center', tags: { amenity: ['arts_centre'] } },
	{ kind: 'police', tags: { amenity: ['police'] } },
	{ kind: 'fire', tags: { amenity: ['fire_station'] } },
	{ kind: 'post', tags: { amenity: ['post_office'] } },
	{ kind: 'bank', tags: { amenity: ['bank'] } },
	{ kind: 'telecom', tags: { shop: ['mobile_phone'] } },
	{ kind: 'market', tags: { amenity: ['marketplace'] } },
	{ kind: 'market', tags: { shop: ['supermarket', 'greengrocer'] } },
	{ kind: 'mall', tags: { shop: ['mall', 'department_store'] } },
	{ kind: 'retail', tags: { shop: ['chemist', 'laundry', 'dry_cleaning', 'hairdresser'] } },
	{ kind: 'retail', tags: { amenity: ['pharmacy'] } },
	{ kind: 'convenience', tags: { shop: ['convenience'] } },
	{ kind: 'catering', tags: { amenity: ['restaurant', 'fast_food', 'food_court', 'cafe'] } },
	{ kind: 'canteen', tags: { amenity: ['canteen'] } },
	{ kind: 'fitness', tags: { leisure: ['fitness_centre'] } },
	{ kind: 'outdoor_fitness', tags: { leisure: ['fitness_station'] } },
	{ kind: 'gym_center', tags: { leisure: ['sports_centre', 'sports_hall'] } },
	{ kind: 'sh_pool', tags: { leisure: ['sports_centre'], sport: ['swimming'] } },
	{ kind: 'field_small', tags: { leisure: ['pitch'] }, below_m2: 1310 },
	{ kind: 'field_medium', tags: { leisure: ['pitch'] }, min_m2: 1310, below_m2: 3150 },
	{ kind: 'field_large', tags: { leisure: ['pitch', 'stadium'] }, min_m2: 3150 },
	{ kind: 'kids_elder_ground', tags: { leisure: ['playground'] } },
	{ kind: 'sh_square', tags: { leisure: ['park'] }, min_m2: 400 },
	{ kind: 'sh_square', tags: { place: ['square'] }, min_m2: 400 },
	{ kind: 'sh_park3000', tags: { leisure: ['park'] }, min_m2: 3000 },
	{ kind: 'park_5', tags: { leisure: ['park'] }, min_m2: 4000 },
	{ kind: 'park_10', tags: { leisure: ['park'] }, min_m2: 10_000 },
	{ kind: 'park_15', tags: { leisure: ['park'] }, min_m2: 50_000 },
	{ kind: 'bus_stop', tags: { highway: ['bus_stop'] } },
	{ kind: 'bus_terminal', tags: { amenity: ['bus_station'] } },
	{ kind: 'metro', tags: { railway: ['station'], station: ['subway', 'light_rail'] } },
	{ kind: 'refuse_transfer', tags: { amenity: ['waste_transfer_station'] } },
	{ kind: 'recycle', tags: { amenity: ['recycling'] } },
	{ kind: 'toilet', tags: { amenity: ['toilets'] } },
	{ kind: 'parcel_locker', tags: { amenity: ['parcel_locker'] } }
];

const ROWS_BY_KEY = new Map<string, FacilityTagRow[]>();
for (const row of FACILITY_TAG_ROWS) {
	for (const key of Object.keys(row.tags)) ROWS_BY_KEY.set(key, [...(ROWS_BY_KEY.get(key) ?? []), row]);
}

/** Not public: private pools and fenced pitches serve no neighbourhood. */
const CLOSED_TO_THE_PUBLIC = new Set(['private', 'no']);

/**
 * @param area_m2 area of the object; null for a point, which rows with a minimum area do not match
 * @returns the kinds the object serves as, each once
 */
export function facilityKindsOf(tags: OsmTags, area_m2: number | null): string[] {
	if (CLOSED_TO_THE_PUBLIC.has(tags['access'] ?? '')) return [];
	const kinds = new Set<string>();
	for (const key of Object.keys(tags)) {
		for (const row of ROWS_BY_KEY.get(key) ?? []) if (fits(row, tags, area_m2)) kinds.add(row.kind);
	}
	return [...kinds];
}

/** Whether the object may be a facility, before its area is known. */
export function mayBeFacility(tags: OsmTags): boolean {
	return Object.keys(tags).some((key) => ROWS_BY_KEY.get(key)?.some((row) => hasTags(row, tags)));
}

function fits(row: FacilityTagRow, tags: OsmTags, area_m2: number | null): boolean {
	const { min_m2, below_m2 } = row;
	if (min_m2 !== undefined && (area_m2 === null || area_m2 < min_m2)) return false;
	if (below_m2 !== undefined && area_m2 !== null && area_m2 >= below_m2) return false;
	return hasTags(row, tags);
}

function hasTags(row: FacilityTagRow, tags: OsmTags): boolean {
	return Object.entries(row.tags).every(([key, values]) => values.includes(tags[key] ?? ''));
}
