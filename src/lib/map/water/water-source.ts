/** GeoJSON of the water theme: one source each for rivers, sections and outfalls, so that their ids do not collide. */
import type { Feature, FeatureCollection, Geometry, Point } from 'geojson';
import type { Outfall, River, WaterSection } from '../../domain/water/section.ts';
import { disc } from '../../domain/shared/geo/disc.ts';
import { pixelsPerMetre } from '../../domain/shared/geo/geodesy.ts';
import { outfallImage } from './water-images.ts';
import { outfallSign } from './water-marks.ts';

export const RIVER_SOURCE = 'water-rivers';
export const SECTION_SOURCE = 'water-sections';
export const OUTFALL_SOURCE = 'water-outfalls';

export interface WaterFeatures {
	rivers: readonly River[];
	sections: readonly WaterSection[];
	outfalls: readonly Outfall[];
}

const nameProperties = (name: Readonly<Record<string, string>>): Record<string, string> =>
	Object.fromEntries(Object.entries(name).map(([language, text]) => [`name_${language}`, text]));

export function riverFeatures(rivers: readonly River[]): FeatureCollection {
	return collection(
		rivers.flatMap(({ slug, name, geometry, accuracy_m }): Feature[] => {
			if (!geometry) return [];
			const [, latitude = 0] =
				(geometry.type === 'LineString' ? geometry.coordinates : geometry.coordinates[0])?.[0] ?? [];
			// Width of the band of accuracy at zoom 20; it doubles from zoom to zoom.
			const band_px = Math.round(2 * (accuracy_m ?? 0) * pixelsPerMetre(latitude, 20));
			return [{ type: 'Feature', geometry, properties: { slug, band_px, ...nameProperties(name) } }];
		})
	);
}

/**
 * First id of outfalls on the map, so that an id names a section or an outfall and never both; small enough to be
 * exact.
 */
export const OUTFALL_IDS_FROM = 2 ** 40;
export const outfallMapId = ({ id }: Pick<Outfall, 'id'>): number => OUTFALL_IDS_FROM + id;

/** The disc of accuracy and the mark are one feature, so that one feature-state call colours both. */
function withAccuracy(place: Point, accuracy_m: number | null): Geometry {
	const around = accuracy_m ? [disc(place.coordinates, accuracy_m)] : [];
	return { type: 'GeometryCollection', geometries: [...around, place] };
}

export function sectionFeatures(sections: readonly WaterSection[]): FeatureCollection {
	return collection(
		sections.flatMap(({ id, code, name, geometry, placement, accuracy_m }): Feature[] => {
			if (!geometry || placement === 'unplaced') return [];
			const properties = { code, placement, ...nameProperties(name) };
			return [{ type: 'Feature', id, geometry: withAccuracy(geometry, accuracy_m), properties }];
		})
	);
}

export function outfallFeatures(outfalls: readonly Outfall[]): FeatureCollection {
	return collection(
		outfalls.flatMap((outfall): Feature[] => {
			const { slug, name, state, geometry, accuracy_m } = outfall;
			if (!geometry) return [];
			const properties = { slug, image: outfallImage(outfallSign(state)), ...nameProperties(name) };
			return [{ type: 'Feature', id: outfallMapId(outfall), geometry: withAccuracy(geometry, accuracy_m), properties }];
		})
	);
}

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
