/** Marks and labels of the planning features: positions, minimum zooms, and neighbours at the same place. */
import type { Feature, FeatureCollection, Geometry, MultiPoint, Point, Position } from 'geojson';
import type { GeoJSONSourceSpecification } from 'maplibre-gl';
import type { PlanningFeature } from '../../domain/planning/feature.ts';
import type { FeatureClass } from '../../domain/shared/feature-filter.ts';
import { anchorsOf } from '../../domain/shared/geo/anchor.ts';
import { pixelsPerMetre } from '../../domain/shared/geo/geodesy.ts';
import { pictogramImage } from '../marks/pictograms.ts';
import { extent_m } from './planning-shapes.ts';
import { CUT_ZOOM, drawingOf, edgeZoom, isPlaced, type Drawing, type Openings } from './planning-source.ts';

/** Default values are omitted, so that the worker need not copy them into every tile. */
export interface MarkProperties {
	slug: string;
	class: FeatureClass;
	drawing: Drawing;
	/** Image of the kind's pictogram. */
	symbol: string;
	/** Minimum zoom of the mark: with thousands of outlines, marks wait until an outline has room. */
	mark_zoom?: number;
	/** Minimum zoom of the label: a feature of many places does not repeat its name over the whole town. */
	label_zoom?: number;
	/** Has milestones, so that a schedule sign is at its mark: which one is feature-state. */
	lit?: true;
	/** Offset to the right and down of marks around a shared place. */
	shift_px?: number;
	shift?: Position;
	[name: `name_${string}`]: string;
}

/** Computed from all features together: an incremental update keeps it. */
export const COLLECTIVE_PROPERTIES = [
	'shift_px',
	'shift',
	'mark_zoom'
] as const satisfies readonly (keyof MarkProperties)[];

export type PlanningMark = Feature<Point | MultiPoint, MarkProperties>;
export type PlanningMarks = FeatureCollection<Point | MultiPoint, MarkProperties>;

const MARK_ROOM_PX = 34;
const SCATTERED_LABEL_ZOOM = 15;

export interface MarkOptions {
	/** Pictogram name of a kind, from the town's kinds. */
	symbolOf: (kind: string) => string;
	/** Whether it is one of thousands. */
	crowded: boolean;
}

/** A feature with a geometry, and the positions of its marks. */
interface Placed {
	feature: PlanningFeature;
	geometry: Geometry;
	anchors: readonly Position[];
}

export function planningMarks(features: readonly PlanningFeature[], options: MarkOptions): PlanningMarks {
	const placed = features.flatMap((feature) => placedOf(feature) ?? []);
	const shifts = shiftsOf(placed);
	return {
		type: 'FeatureCollection',
		features: placed.map((place) => marked(place, options, shifts.get(place.feature.id) ?? null))
	};
}

/** @returns null when the feature has no geometry */
export function planningMark(feature: PlanningFeature, options: MarkOptions): PlanningMark | null {
	const place = placedOf(feature);
	return place && marked(place, options, null);
}

export const marksSource = (data: PlanningMarks): GeoJSONSourceSpecification => ({
	type: 'geojson',
	data,
	buffer: 0,
	maxzoom: CUT_ZOOM
});

export function openingsOf({ features }: PlanningMarks, crowded: boolean): Openings {
	let first = features.length > 0 ? Infinity : 0;
	for (const { properties } of features) first = Math.min(first, properties.mark_zoom ?? 0);
	return { mark_zoom: first, edge_zoom: edgeZoom(crowded) };
}

function placedOf(feature: PlanningFeature): Placed | null {
	const { geometry } = feature;
	return geometry && isPlaced(feature) ? { feature, geometry, anchors: anchorsOf(geometry) } : null;
}

function marked(place: Placed, options: MarkOptions, shift: Shift | null): PlanningMark {
	const geometry = pointsOf(place.anchors);
	return { type: 'Feature', id: place.feature.id, geometry, properties: propertiesOf(place, options, shift) };
}

function propertiesOf(
	{ feature, geometry, anchors }: Placed,
	{ symbolOf, crowded }: MarkOptions,
	shift: Shift | null
): MarkProperties {
	const drawing = drawingOf(feature);
	const properties: MarkProperties = {
		slug: feature.slug,
		class: feature.class,
		drawing,
		symbol: pictogramImage(symbolOf(feature.kind))
	};
	for (const language in feature.name) properties[`name_${language}`] = feature.name[language] ?? '';
	const [, latitude = 0] = anchors[0] ?? [];
	if (crowded && drawing === 'area') properties.mark_zoom = zoomForRoom(extent_m(geometry), latitude);
	if (anchors.length > 1) properties.label_zoom = SCATTERED_LABEL_ZOOM;
	if (feature.milestones !== null) properties.lit = true;
	return shift ? Object.assign(properties, shift) : properties;
}

function pointsOf(anchors: readonly Position[]): Point | MultiPoint {
	const only = anchors.length === 1 ? anchors[0] : undefined;
	return only ? { type: 'Point', coordinates: only } : { type: 'MultiPoint', coordinates: [...anchors] };
}

/** Zoom at which an outline measures enough pixels for a mark inside. */
function zoomForRoom(size_m: number, latitude: number): number {
	return Math.min(18, Math.ceil(Math.log2(MARK_ROOM_PX / (Math.max(1, size_m) * pixelsPerMetre(latitude, 0)))));
}

type Shift = Required<Pick<MarkProperties, 'shift_px' | 'shift'>>;

/** Features at one place are drawn side by side around it, so that each is visible and selectable. */
function shiftsOf(placed: readonly Placed[]): Map<number, Shift> {
	const places = new Map<number, number[]>();
	for (const { feature, anchors } of placed) {
		// A feature of many places keeps its positions: an offset for one neighbour would move it everywhere.
		if (anchors.length !== 1) continue;
		const [lon = 0, lat = 0] = anchors[0] ?? [];
		// Places within a ten-thousandth of a degree, some ten metres, are one: a number as key is faster for thousands.
		const key = Math.round(lon * 1e4) * 1e7 + Math.round(lat * 1e4);
		const there = places.get(key);
		if (there) there.push(feature.id);
		else places.set(key, [feature.id]);
	}
	const shifts = new Map<number, Shift>();
	for (const ids of places.values()) {
		if (ids.length === 1) continue;
		// Two are left and right of the place; more make a ring whose size grows with their number.
		const shift_px = ids.length === 2 ? 12 : Math.round(10 + 3.5 * ids.length);
		const first = ids.length === 2 ? 270 : 0;
		ids.forEach((id, i) => shifts.set(id, { shift_px, shift: towards(shift_px, first + (360 * i) / ids.length) }));
	}
	return shifts;
}

/** @param bearing_deg clockwise from the top @returns right and down */
function towards(distance_px: number, bearing_deg: number): Position {
	const bearing = (bearing_deg * Math.PI) / 180;
	const [x, y] = [distance_px * Math.sin(bearing), -distance_px * Math.cos(bearing)];
	// Avoids a negative zero.
	return [Math.round(x) + 0, Math.round(y) + 0];
}
