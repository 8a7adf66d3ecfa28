/** GeoJSON of the water theme: one source each for rivers, sections and outfalls, so that their ids never meet. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Outfall, River, WaterSection } from '../domain/water/section.ts';
import { disc, pixelsPerMetre } from './disc.ts';
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
			// Width of the band of accuracy at zoom 20, where it doubles from zoom to zoom.
			const band_px = Math.round(2 * (accuracy_m ?? 0) * pixelsPerMetre(latitude, 20));
			return [{ type: 'Feature', geometry, properties: { slug, band_px, ...nameProperties(name) } }];
		})
	);
}

/** The disc of accuracy and the mark are one feature, so that one feature-state call colours both. */
export function sectionFeatures(sections: readonly WaterSection[]): FeatureCollection {
	return collection(
		sections.flatMap(({ id, code, name, geometry, placement, accuracy_m }): Feature[] => {
			if (!geometry || placement === 'unplaced') return [];
			const around = accuracy_m ? [disc(geometry.coordinates, accuracy_m)] : [];
			const parts: Geometry = { type: 'GeometryCollection', geometries: [...around, geometry] };
			return [{ type: 'Feature', id, geometry: parts, properties: { code, placement, ...nameProperties(name) } }];
		})
	);
}

export function outfallFeatures(outfalls: readonly Outfall[]): FeatureCollection {
	return collection(
		outfalls.flatMap(({ slug, name, state, geometry }): Feature[] =>
			geometry
				? [
						{
							type: 'Feature',
							geometry,
							properties: { slug, image: outfallImage(outfallSign(state)), ...nameProperties(name) }
						}
					]
				: []
		)
	);
}

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
