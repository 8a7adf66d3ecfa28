/** Turns the town's schematic basemap into the one GeoJSON source that its layers share. */
import type { Feature, FeatureCollection, GeoJsonProperties, Geometry, Polygon, Position } from 'geojson';

/** Flat properties, as the server gives them: `name_zh`, `name_en`, … and `name`. */
export type Basemap = Readonly<Record<string, FeatureCollection<Geometry, GeoJsonProperties>>>;
type LayerProperties = { layer: string; [property: string]: unknown };

export const BASEMAP_SOURCE = 'basemap';
/** Extent of the veil around the town, in degrees: beyond what the camera can show. */
const VEIL_MARGIN_DEG = 3;

/** All features with the name of their file as `layer`, and the veil over what is outside the town. */
export function basemapFeatures(basemap: Basemap): FeatureCollection<Geometry, LayerProperties> {
	const features = Object.entries(basemap).flatMap(([layer, collection]) =>
		collection.features.map((feature) => ({ ...feature, properties: { ...feature.properties, layer } }))
	);
	const veil = outsideVeil(basemap['boundary']?.features ?? []);
	return { type: 'FeatureCollection', features: veil ? [...features, veil] : features };
}

/** Everything but the town: a large box with the town's outlines as holes. Null without a town boundary. */
function outsideVeil(boundary: readonly Feature[]): Feature<Polygon, LayerProperties> | null {
	const holes = boundary.flatMap(({ geometry }) => outerRings(geometry));
	if (holes.length === 0) return null;
	const lons = holes.flat().map(([lon = 0]) => lon);
	const lats = holes.flat().map(([, lat = 0]) => lat);
	const west = Math.max(-180, Math.min(...lons) - VEIL_MARGIN_DEG);
	const east = Math.min(180, Math.max(...lons) + VEIL_MARGIN_DEG);
	const south = Math.max(-85, Math.min(...lats) - VEIL_MARGIN_DEG);
	const north = Math.min(85, Math.max(...lats) + VEIL_MARGIN_DEG);
	const frame: Position[] = [
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south]
	];
	return {
		type: 'Feature',
		properties: { layer: 'outside' },
		geometry: { type: 'Polygon', coordinates: [frame, ...holes.map((ring) => [...ring].reverse())] }
	};
}

function outerRings(geometry: Geometry): Position[][] {
	const polygons =
		geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
	return polygons.flatMap((rings) => rings.slice(0, 1));
}
