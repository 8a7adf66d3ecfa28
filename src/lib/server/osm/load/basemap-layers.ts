/** Basemap layers of an extract: clipped to a box, rounded to the map's resolution, without shapes too small to see. */
import area from '@turf/area';
import bboxClip from '@turf/bbox-clip';
import type { Feature, Geometry, Position } from 'geojson';
import type { BBox } from '../../../domain/shared/geo/bbox.ts';
import type { OsmLayer } from '../layer-tags.ts';
import type { LayerFeature } from '../osm-areas.ts';

/** Layers of the basemap. */
export type BasemapLayerName = 'water' | 'green' | 'residential' | 'buildings';

const BASEMAP_LAYER_OF: Readonly<Record<OsmLayer, BasemapLayerName>> = {
	river: 'water',
	water: 'water',
	green: 'green',
	residential: 'residential',
	building: 'buildings'
};

/** Five decimals of a degree are about a metre: less than the width of a line on the closest map. */
const DECIMALS = 1e5;
/** Smaller areas (sheds, kiosks) are invisible at the closest zoom. */
const MIN_AREA_M2 = 40;

export interface BasemapLayer {
	readonly layer: BasemapLayerName;
	readonly features: readonly Feature[];
}

/** @param box to clip to; null keeps all */
export function basemapLayersOf(layers: readonly LayerFeature[], box: BBox | null): BasemapLayer[] {
	const byLayer = Map.groupBy(layers, ({ layer }) => BASEMAP_LAYER_OF[layer]);
	return [...byLayer].flatMap(([layer, drawn]) => {
		const features = drawn.flatMap((feature) => drawnFeature(feature, box) ?? []);
		return features.length > 0 ? [{ layer, features }] : [];
	});
}

function drawnFeature({ name, class: kind, geometry }: LayerFeature, box: BBox | null): Feature | null {
	const cut = rounded(box ? clipped(geometry, box) : geometry);
	if (!cut || (isArea(cut) && area(cut) < MIN_AREA_M2)) return null;
	return {
		type: 'Feature',
		properties: { ...(name === null ? {} : { name }), ...(kind === null ? {} : { class: kind }) },
		geometry: cut
	};
}

function clipped(geometry: Geometry, [west, south, east, north]: BBox): Geometry {
	if (geometry.type === 'LineString' || geometry.type === 'Polygon' || geometry.type === 'MultiPolygon')
		return bboxClip(geometry, [west, south, east, north]).geometry;
	return geometry;
}

const isArea = ({ type }: Geometry): boolean => type === 'Polygon' || type === 'MultiPolygon';

/** @returns null when nothing is left of it */
function rounded(geometry: Geometry): Geometry | null {
	switch (geometry.type) {
		case 'LineString': {
			const coordinates = roundedLine(geometry.coordinates);
			return coordinates.length > 1 ? { ...geometry, coordinates } : null;
		}
		case 'MultiLineString': {
			const coordinates = geometry.coordinates.map(roundedLine).filter((line) => line.length > 1);
			return coordinates.length > 0 ? { ...geometry, coordinates } : null;
		}
		case 'Polygon': {
			const coordinates = roundedRings(geometry.coordinates);
			return coordinates.length > 0 ? { ...geometry, coordinates } : null;
		}
		case 'MultiPolygon': {
			const coordinates = geometry.coordinates.map(roundedRings).filter((rings) => rings.length > 0);
			return coordinates.length > 0 ? { ...geometry, coordinates } : null;
		}
		default:
			return geometry;
	}
}

/** A polygon that has lost its outer ring is dropped; so is a hole that has collapsed. */
function roundedRings(rings: readonly Position[][]): Position[][] {
	const [outer, ...holes] = rings.map(roundedLine);
	if (!outer || outer.length < 4) return [];
	return [outer, ...holes.filter((hole) => hole.length >= 4)];
}

function roundedLine(line: readonly Position[]): Position[] {
	const points = line.map(([lon = NaN, lat = NaN]) => [roundedDegrees(lon), roundedDegrees(lat)]);
	return points.filter((point, i) => i === 0 || point[0] !== points[i - 1]?.[0] || point[1] !== points[i - 1]?.[1]);
}

const roundedDegrees = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS;
