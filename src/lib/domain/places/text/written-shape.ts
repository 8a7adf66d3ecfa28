/** One shape out of WKT or GeoJSON text, in the coordinates of the text. */
import * as v from 'valibot';
import type { XY } from '../../shared/geo/geodesy.ts';
import { parseWkt } from '../formats/wkt.ts';
import { readShape } from '../geometry/read-shape.ts';
import { kindOf, partsOf, type Shape, type ShapeKind } from '../geometry/shape.ts';

export type TextProblem =
	| { readonly code: 'empty' }
	| { readonly code: 'too_long' }
	| { readonly code: 'not_a_pair'; readonly line: number; readonly text: string }
	| { readonly code: 'too_few'; readonly shape: ShapeKind }
	| { readonly code: 'bad_wkt' | 'bad_json' | 'several_features' | 'mixed_kinds' }
	/** The text names another system than the one that was stated. */
	| { readonly code: 'other_system'; readonly named: string }
	/** Numbers outside the range of the stated system; `written` is the input for a guess. */
	| { readonly code: 'out_of_range'; readonly text: string; readonly written: readonly XY[] };

/** @property named the system that the text names; null without one */
export type WrittenShape = { readonly shape: Shape; readonly named: string | null } | TextProblem;

export function wktShape(text: string): WrittenShape {
	const wkt = parseWkt(text.trim().replace(/;\s*$/, ''));
	const { shape } = wkt?.isWellFormed ? readShape(wkt) : { shape: null };
	if (!wkt || !shape) return { code: 'bad_wkt' };
	return { shape, named: wkt.srid === null ? null : `EPSG:${wkt.srid}` };
}

const feature = v.object({ type: v.literal('Feature'), geometry: v.unknown() });
const collection = v.object({ type: v.literal('FeatureCollection'), features: v.array(v.unknown()) });
const mixed = v.object({ type: v.literal('GeometryCollection') });
/** Of the predecessor of RFC 7946 (2008), still in use: `urn:ogc:def:crs:EPSG::4549`. */
const withSystem = v.object({ crs: v.object({ properties: v.object({ name: v.string() }) }) });

/** A geometry, a feature, or a collection of one feature (RFC 7946). */
export function geoJsonShape(text: string): WrittenShape {
	const value = parsed(text);
	if (v.is(collection, value) && value.features.length !== 1) return { code: 'several_features' };
	const member = v.is(collection, value) ? value.features[0] : value;
	const geometry = v.is(feature, member) ? member.geometry : member;
	if (v.is(mixed, geometry)) return { code: 'mixed_kinds' };
	const { shape } = readShape(geometry);
	if (!shape || hasShortRing(geometry as Shape)) return { code: 'bad_json' };
	return { shape, named: v.is(withSystem, value) ? systemName(value.crs.properties.name) : null };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return null;
	}
}

/** A linear ring has at least four positions (RFC 7946 §3.1.6). */
const hasShortRing = (shape: Shape): boolean =>
	kindOf(shape) === 'polygon' && partsOf(shape).some((part) => part.some((ring) => ring.length < 4));

function systemName(name: string): string {
	const [, number] = /EPSG:+(\d+)$/i.exec(name) ?? [];
	return number ? `EPSG:${number}` : name.endsWith('CRS84') ? 'CRS84' : name;
}
