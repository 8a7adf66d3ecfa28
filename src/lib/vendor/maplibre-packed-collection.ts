/**
 * Thousands of shapes on their way to maplibre's worker. As GeoJSON every position is a list of its own, which is
 * walked through and copied twice on either side; written as on the wire, a geometry is one short text.
 */
import type { Feature, FeatureCollection, GeoJsonProperties, Geometry } from 'geojson';
import { packGeometry, unpackGeometry, type PackedGeometry } from '../domain/shared/packed/geometry.ts';

interface PackedCollection {
	type: 'FeatureCollection';
	packed: readonly (Omit<Feature, 'geometry'> & { geometry: PackedGeometry })[];
}

/** The same collection, of which maplibre sends the short form: it sends what can be enumerated. */
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

/** In the worker. @param data as it came: the short form, or anything else that a source can have */
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
