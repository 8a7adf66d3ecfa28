/**
 * Thousands of shapes sent to maplibre's worker. In GeoJSON every position is an array, which is traversed and copied
 * twice on either side; packed, a geometry is one short text.
 */
import type { Feature, FeatureCollection, GeoJsonProperties, Geometry } from 'geojson';
import { packGeometry, unpackGeometry, type PackedGeometry } from '../domain/shared/packed/geometry.ts';

interface PackedCollection {
	type: 'FeatureCollection';
	packed: readonly (Omit<Feature, 'geometry'> & { geometry: PackedGeometry })[];
}

/** The same collection in packed form for maplibre, which sends enumerable properties only. */
export function packedCollection<G extends Geometry, P extends GeoJsonProperties>(
	collection: FeatureCollection<G, P>
): FeatureCollection<G, P> {
	const packed: PackedCollection = {
		type: 'FeatureCollection',
		packed: collection.features.map(({ type, id, properties, geometry }) => ({
			type,
			id,
			properties,
			geometry: packGeometry(geometry)
		}))
	};
	return Object.defineProperty(packed, 'features', { value: collection.features }) as typeof packed & typeof collection;
}

/** In the worker. @param data as received: the packed form, or any other data of a source */
export function unpackedData(data: unknown): unknown {
	if (!isPacked(data)) return data;
	const features = data.packed.map(({ type, id, properties, geometry }) => ({
		type,
		id,
		properties,
		geometry: unpackGeometry(geometry)
	}));
	return { type: data.type, features };
}

const isPacked = (data: unknown): data is PackedCollection =>
	typeof data === 'object' && data !== null && 'packed' in data;
