/** Features as RFC 7946 GeoJSON. */
import type { FeatureCollection, Geometry, Position } from 'geojson';
import { bboxOf, type BBox } from '../../domain/shared/geo/bbox.ts';
import type { PlanningFeature } from '../../domain/planning/feature.ts';
import { anchorsOf } from '../../domain/shared/geo/anchor.ts';
import type { Column } from './columns.ts';

/** @param about foreign members of the collection (RFC 7946 §6.1): its day, its notice */
export function featureCollection<About extends object>(
	features: readonly PlanningFeature[],
	columns: readonly Column[],
	about: About
): FeatureCollection<Geometry | null> & About {
	const bbox = bboxAround(features);
	return {
		type: 'FeatureCollection',
		...about,
		...(bbox ? { bbox: [...bbox] } : {}),
		features: features.map((feature) => ({
			type: 'Feature',
			id: feature.id,
			geometry: feature.geometry,
			properties: Object.fromEntries(columns.map(([name, valueOf]) => [name, valueOf(feature)]))
		}))
	};
}

/** One point for two columns of a table: the point itself, halfway along a line, inside a polygon. */
export function representativePoint(geometry: Geometry | null): readonly [lon: number, lat: number] | null {
	const [position]: (Position | undefined)[] = geometry ? anchorsOf(geometry) : [];
	const [lon, lat] = position ?? [];
	return lon === undefined || lat === undefined ? null : [rounded(lon), rounded(lat)];
}

/** Six decimals are about ten centimetres; more would only be rounding noise. */
const rounded = (degrees: number): number => Number(degrees.toFixed(6));

function bboxAround(features: readonly PlanningFeature[]): BBox | null {
	return features.reduce<BBox | null>((sum, { geometry }) => {
		const box = geometry && bboxOf(geometry);
		if (!sum || !box) return box ?? sum;
		return [Math.min(sum[0], box[0]), Math.min(sum[1], box[1]), Math.max(sum[2], box[2]), Math.max(sum[3], box[3])];
	}, null);
}
