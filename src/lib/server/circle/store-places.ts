/** Inserts rows of compounds and facilities, for every command that imports some. */
import type { MultiPolygon, Polygon } from 'geojson';
import type { Facility } from '../../domain/circle/facility.ts';
import type { Statements } from '../backend/engine.ts';

export type Visibility = 'public' | 'internal' | 'restricted';

interface Batch {
	readonly import_id: number;
	readonly visibility: Visibility;
}

export interface CompoundRow {
	readonly id: string;
	readonly name: string | null;
	readonly lon: number;
	readonly lat: number;
	/** null: not known. */
	readonly population: number | null;
	readonly ages: Readonly<Record<string, number>>;
	readonly residential_m2: number | null;
	/** Its outline where the source has one; then lon and lat lie inside. */
	readonly geometry: Polygon | MultiPolygon | null;
}

/** Rows at a time: a statement of a few megabytes. */
const PORTION = 2000;

/** Rows whose id another import has are skipped. @returns how many were stored */
export async function insertCompounds(
	statements: Statements,
	town: string,
	compounds: readonly CompoundRow[],
	{ import_id, visibility }: Batch
): Promise<number> {
	let stored = 0;
	for (let start = 0; start < compounds.length; start += PORTION) {
		const rows = compounds.slice(start, start + PORTION).map(({ id, lon, lat, geometry, ...compound }) => ({
			...compound,
			code: id,
			place: geometry ?? { type: 'Point', coordinates: [lon, lat] }
		}));
		const inserted = await statements.query(
			`insert into public.compounds
				(town_code, code, name, geom, population, ages, residential_m2, visibility, import_id)
			select $1, record.code, record.name,
				extensions.st_setsrid(extensions.st_geomfromgeojson(row ->> 'place'), 4326),
				record.population, record.ages, record.residential_m2, $2::public.visibility, $3::bigint
			from jsonb_array_elements($4::jsonb) as row,
				jsonb_populate_record(null::public.compounds, row - 'place') as record
			on conflict (town_code, code) do nothing
			returning 1`,
			[town, visibility, import_id, rows]
		);
		stored += inserted.length;
	}
	return stored;
}

export async function insertFacilities(
	statements: Statements,
	town: string,
	facilities: readonly (Facility & { readonly opens?: string | null })[],
	{ import_id, visibility }: Batch
): Promise<void> {
	for (let start = 0; start < facilities.length; start += PORTION) {
		const rows = facilities.slice(start, start + PORTION).map(({ id, entrances, ...facility }) => ({
			...facility,
			code: id,
			place: { type: 'MultiPoint', coordinates: entrances.map(({ lon, lat }) => [lon, lat]) }
		}));
		await statements.query(
			`insert into public.circle_facilities
				(town_code, code, kind, name, state, opens, capacity, geom, visibility, import_id)
			select $1, record.code, record.kind, record.name, record.state, record.opens, record.capacity,
				extensions.st_setsrid(extensions.st_geomfromgeojson(row ->> 'place'), 4326),
				$2::public.visibility, $3::bigint
			from jsonb_array_elements($4::jsonb) as row,
				jsonb_populate_record(null::public.circle_facilities, row - 'place') as record`,
			[town, visibility, import_id, rows]
		);
	}
}
