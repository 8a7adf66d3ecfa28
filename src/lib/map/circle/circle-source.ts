/** GeoJSON of the living circle: compounds, facilities, candidates, and the drawing around one origin. */
import type { Feature, FeatureCollection, Position } from 'geojson';
import type { CircleFacility, Compound } from '../../domain/circle/circle-data.ts';
import type { LonLat } from '../../domain/shared/geo/geodesy.ts';
import type { Line } from '../../domain/circle/network/walk.ts';
import { facilityImage } from './circle-images.ts';
import { symbolOf } from './circle-palette.ts';

export const COMPOUND_SOURCE = 'circle-compounds';
export const FACILITY_SOURCE = 'circle-facilities';
export const CANDIDATE_SOURCE = 'circle-candidates';
export const ORIGIN_SOURCE = 'circle-origins';

/** A facility for the map, with its index in the list, which identifies it. */
export interface DrawnFacility {
	readonly place: number;
	readonly facility: CircleFacility;
	readonly name: string;
	/** Moved or added by the scenario. */
	readonly edited: boolean;
}

export interface DrawnCandidate {
	readonly at: LonLat;
	/** From 1 for a pick; null for others. */
	readonly rank: number | null;
	readonly name: string;
}

/** The streets reached from one origin, for drawing. */
export interface DrawnOrigin {
	readonly at: LonLat;
	readonly streets: readonly Line[];
	readonly outline: readonly (readonly Line[])[];
	readonly way: Line | null;
}

const point = ({ lon, lat }: LonLat): Position => [lon, lat];

/** The area of a mark is proportional to the population. */
export function compoundFeatures(compounds: readonly Compound[]): FeatureCollection {
	const most = Math.max(1, ...compounds.map(({ population }) => population));
	return collection(
		compounds.map((compound, id): Feature => ({
			type: 'Feature',
			id,
			geometry: { type: 'Point', coordinates: point(compound) },
			properties: { name: compound.name ?? '', size: Math.sqrt(Math.max(0.04, compound.population / most)) }
		}))
	);
}

/** One mark per entrance: a park is reached at its entrances. */
export function facilityFeatures(facilities: readonly DrawnFacility[]): FeatureCollection {
	return collection(
		facilities.flatMap(({ place, facility, name, edited }) =>
			facility.entrances.map((entrance): Feature => ({
				type: 'Feature',
				id: place,
				geometry: { type: 'Point', coordinates: point(entrance) },
				properties: {
					kind: facility.kind,
					state: facility.state,
					image: facilityImage(symbolOf(facility.kind), facility.state),
					name,
					edited
				}
			}))
		)
	);
}

export function candidateFeatures(candidates: readonly DrawnCandidate[]): FeatureCollection {
	return collection(
		candidates.map(({ at, rank, name }, id): Feature => ({
			type: 'Feature',
			id,
			geometry: { type: 'Point', coordinates: point(at) },
			properties: { rank: rank === null ? '' : String(rank), picked: rank !== null, name }
		}))
	);
}

export function originFeatures(origin: DrawnOrigin | null): FeatureCollection {
	if (!origin) return collection([]);
	const feature = (role: string, geometry: Feature['geometry']): Feature => ({
		type: 'Feature',
		geometry,
		properties: { role }
	});
	const { at, streets, outline, way } = origin;
	return collection([
		feature('outline', { type: 'MultiPolygon', coordinates: outline.map((rings) => rings.map((ring) => [...ring])) }),
		feature('street', { type: 'MultiLineString', coordinates: streets.map((line) => [...line]) }),
		...(way ? [feature('way', { type: 'LineString', coordinates: way })] : []),
		feature('origin', { type: 'Point', coordinates: point(at) })
	]);
}

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
