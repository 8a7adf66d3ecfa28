/** One place out of GeoJSON (RFC 7946): a geometry, a feature, or a collection with one feature. */
import * as v from 'valibot';
import type { TextProblem, WrittenPlace } from './typed-place.ts';
import type { Place } from '../geometry/parts.ts';

const position = v.pipe(v.array(v.pipe(v.number(), v.finite())), v.minLength(2));
const line = v.pipe(v.array(position), v.minLength(2));
const ring = v.pipe(v.array(position), v.minLength(4));
const geometry = v.variant('type', [
	v.object({ type: v.literal('Point'), coordinates: position }),
	v.object({ type: v.literal('MultiPoint'), coordinates: v.pipe(v.array(position), v.minLength(1)) }),
	v.object({ type: v.literal('LineString'), coordinates: line }),
	v.object({ type: v.literal('MultiLineString'), coordinates: v.pipe(v.array(line), v.minLength(1)) }),
	v.object({ type: v.literal('Polygon'), coordinates: v.pipe(v.array(ring), v.minLength(1)) }),
	v.object({
		type: v.literal('MultiPolygon'),
		coordinates: v.pipe(v.array(v.pipe(v.array(ring), v.minLength(1))), v.minLength(1))
	})
]);
const feature = v.object({ type: v.literal('Feature'), geometry: v.unknown() });
const collection = v.object({ type: v.literal('FeatureCollection'), features: v.array(v.unknown()) });
/** Not of RFC 7946 but of its forerunner, and still written: `urn:ogc:def:crs:EPSG::4549`. */
const withSystem = v.object({ crs: v.object({ properties: v.object({ name: v.string() }) }) });

export function jsonPlace(text: string): WrittenPlace {
	const value = parsed(text);
	const named = v.safeParse(withSystem, value);
	const found = geometryOf(value);
	if (found && typeof found === 'object' && 'code' in found) return found as TextProblem;
	const read = v.safeParse(geometry, found);
	if (!read.success) return { code: isCollection(found) ? 'mixed_kinds' : 'bad_json' };
	return { place: read.output as Place, named: named.success ? systemName(named.output.crs.properties.name) : null };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return null;
	}
}

function geometryOf(value: unknown): unknown {
	if (v.is(collection, value)) {
		if (value.features.length !== 1) return { code: 'several_features' } satisfies TextProblem;
		return geometryOf(value.features[0]);
	}
	return v.is(feature, value) ? value.geometry : value;
}

const isCollection = (value: unknown): boolean => v.is(v.object({ type: v.literal('GeometryCollection') }), value);

function systemName(name: string): string {
	const [, number] = /EPSG:+(\d+)$/i.exec(name) ?? [];
	return number ? `EPSG:${number}` : name.endsWith('CRS84') ? 'CRS84' : name;
}
