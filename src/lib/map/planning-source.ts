/**
 * The one GeoJSON source of the planning theme. A feature is a GeometryCollection of its shape (outline, line or
 * disc of accuracy) and its mark's place: one id, so that one feature-state call colours both.
 */
import type { Feature, FeatureCollection, Geometry, GeometryCollection, Position } from 'geojson';
import type { GeoJSONSourceSpecification } from 'maplibre-gl';
import type { FeatureClass, PlanningFeature } from '../domain/planning.ts';
import { anchorsOf } from './anchor.ts';
import { boundsOf } from './camera.ts';
import { disc, distance_m, pixelsPerMetre } from './disc.ts';
import { pictogramImage } from './pictograms.ts';

export const PLANNING_SOURCE = 'planning';

/** How a feature is drawn: outline, line, sharp mark, or soft disc where the place is known to 300–1,000 m only. */
export type Drawing = 'area' | 'line' | 'mark' | 'disc';

export interface PlanningProperties {
	slug: string;
	class: FeatureClass;
	drawing: Drawing;
	/** Image of the kind's pictogram. */
	symbol: string;
	/** Width of the band of accuracy beside a line, in pixels at zoom 20. */
	band_px: number;
	/** From this zoom on the mark is drawn: with thousands of outlines, marks wait until an outline has room. */
	mark_zoom: number;
	/** From this zoom on the edge is a line of its own; before, thousands of outlines show the edge of their fill. */
	edge_zoom: number;
	/** From this zoom on the label is drawn: a feature of many places does not repeat its name over the whole town. */
	label_zoom: number;
	/** Labels with a lower number are set first. */
	rank: number;
	/** Has milestones, so that a light stands at its mark: which one is feature-state. */
	lit: boolean;
	/** An outline that takes in a good part of the town, and other features: a tint and a dashed edge, not a fill. */
	wide: boolean;
	/** Where several features share one place, their marks stand around it: so far, in this direction from the top. */
	shift_px: number;
	shift_deg: number;
	[name: `name_${string}`]: string;
}

/** Above this many outlines, marks inside small ones wait for the zoom that gives them room. */
const MANY_OUTLINES = 600;
const MARK_ROOM_PX = 34;
const CROWDED_EDGE_ZOOM = 14;
const SCATTERED_LABEL_ZOOM = 15;
const WIDE_M = 600;
const RANK: Readonly<Record<FeatureClass, number>> = { project: 0, parcel: 1, area: 2, facility: 3, water: 4 };

export interface SourceOptions {
	/** Pictogram name of a kind, from the town's kinds. */
	symbolOf: (kind: string) => string;
}

/** A feature that has a place, with where its marks stand. */
interface Placed {
	feature: PlanningFeature;
	geometry: Geometry;
	anchors: readonly Position[];
}

/** Features without a place are left out: they are in the "not yet placed" list. */
export function planningFeatures(features: readonly PlanningFeature[], options: SourceOptions): PlanningCollection {
	const placed = features.flatMap((feature) => placedOf(feature) ?? []);
	const crowded = isCrowded(features);
	const shifts = shiftsOf(placed);
	return {
		type: 'FeatureCollection',
		features: placed.map((place) => drawn(place, options, shifts.get(place.feature.id) ?? NO_SHIFT, crowded))
	};
}

/** With thousands of outlines, marks and edges wait for the zoom that gives them room. */
export const isCrowded = (features: readonly PlanningFeature[]): boolean =>
	features.filter((feature) => isPlaced(feature) && drawingOf(feature) === 'area').length > MANY_OUTLINES;

/**
 * @param crowded whether it comes among thousands
 * @returns null when the feature has no place on the map
 */
export function planningFeature(
	feature: PlanningFeature,
	options: SourceOptions,
	crowded = false
): Feature<GeometryCollection, PlanningProperties> | null {
	const place = placedOf(feature);
	return place && drawn(place, options, NO_SHIFT, crowded);
}

/** Zooms from which the first mark and the first edge are drawn. */
export type Openings = Readonly<Record<'mark_zoom' | 'edge_zoom', number>>;

export function openingsOf({ features }: PlanningCollection): Openings {
	const first = (of: keyof Openings) =>
		features.reduce((zoom, { properties }) => Math.min(zoom, properties[of]), features.length > 0 ? Infinity : 0);
	return { mark_zoom: first('mark_zoom'), edge_zoom: first('edge_zoom') };
}

/** Around a tile's edge the disc's soft rim and the outlines need so much. */
const RIM_PX = 12;
/** Zoom up to which tiles are cut; beyond, they are enlarged: a quarter of a metre is finer than anything drawn. */
const CUT_ZOOM = 14;

export type PlanningCollection = FeatureCollection<GeometryCollection, PlanningProperties>;

/**
 * How the worker cuts the features into tiles: with a margin as wide as the widest band of accuracy at the zoom of the
 * cut, and no wider, since what lies in a margin is cut and drawn twice.
 */
function tilesFor({ features }: PlanningCollection) {
	const widest_px = features.reduce((widest, { properties }) => Math.max(widest, properties.band_px), 0);
	const buffer = Math.min(128, RIM_PX + Math.ceil(widest_px / 2 / 2 ** (20 - CUT_ZOOM)));
	return { tolerance: 0.3, buffer, maxzoom: CUT_ZOOM } as const;
}

export const planningSource = (data: PlanningCollection): GeoJSONSourceSpecification => ({
	type: 'geojson',
	data,
	...tilesFor(data)
});

/** For a map that shows something else at first: what it will be told later may have any width. */
export const PLANNING_SOURCES: Readonly<Record<string, GeoJSONSourceSpecification>> = {
	[PLANNING_SOURCE]: {
		type: 'geojson',
		data: { type: 'FeatureCollection', features: [] },
		tolerance: 0.3,
		buffer: 128,
		maxzoom: CUT_ZOOM
	}
};

export const isPlaced = (feature: PlanningFeature): boolean =>
	feature.placement !== 'unplaced' && feature.geometry !== null;

function placedOf(feature: PlanningFeature): Placed | null {
	const { geometry } = feature;
	return geometry && isPlaced(feature) ? { feature, geometry, anchors: anchorsOf(geometry) } : null;
}

function drawn(
	{ feature, geometry, anchors }: Placed,
	{ symbolOf }: SourceOptions,
	shift: Shift,
	crowded: boolean
): Feature<GeometryCollection, PlanningProperties> {
	const [, latitude = 0] = anchors[0] ?? [];
	const drawing = drawingOf(feature);
	const accuracy_m = feature.accuracy_m ?? 0;
	const size_m = drawing === 'area' ? sizeOf(geometry) : 0;
	const names = Object.entries(feature.name).map(([language, text]) => [`name_${language}`, text]);
	return {
		type: 'Feature',
		id: feature.id,
		geometry: {
			type: 'GeometryCollection',
			geometries: [...shapesOf(drawing, geometry, anchors, accuracy_m), pointsOf(anchors)]
		},
		properties: {
			...Object.fromEntries(names),
			slug: feature.slug,
			class: feature.class,
			drawing,
			symbol: pictogramImage(symbolOf(feature.kind)),
			band_px: drawing === 'line' ? Math.round(2 * accuracy_m * pixelsPerMetre(latitude, 20)) : 0,
			mark_zoom: crowded && drawing === 'area' ? zoomForRoom(size_m, latitude) : 0,
			edge_zoom: crowded ? CROWDED_EDGE_ZOOM : 0,
			label_zoom: anchors.length > 1 ? SCATTERED_LABEL_ZOOM : 0,
			rank: RANK[feature.class],
			lit: feature.milestones !== null,
			wide: size_m > WIDE_M,
			...shift
		}
	};
}

/** Whether two versions of a feature give the same drawing; their stages may differ, those are feature-state. */
export function drawnAlike(a: PlanningFeature | undefined, b: PlanningFeature): boolean {
	return (
		a !== undefined &&
		a.slug === b.slug &&
		a.class === b.class &&
		a.kind === b.kind &&
		a.placement === b.placement &&
		a.accuracy_m === b.accuracy_m &&
		(a.milestones === null) === (b.milestones === null) &&
		sameValue(a.name, b.name) &&
		sameValue(a.geometry, b.geometry)
	);
}

/** Deep equality of plain data, stopping at the first difference. */
function sameValue(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
	return left.length === right.size && left.every(([key, value]) => right.has(key) && sameValue(value, right.get(key)));
}

export function drawingOf(feature: PlanningFeature): Drawing {
	const type = feature.geometry?.type;
	if (type === 'Polygon' || type === 'MultiPolygon') return 'area';
	if (type === 'LineString' || type === 'MultiLineString') return 'line';
	return feature.placement === 'disc' ? 'disc' : 'mark';
}

function shapesOf(drawing: Drawing, geometry: Geometry, anchors: readonly Position[], accuracy_m: number): Geometry[] {
	if (drawing === 'area' || drawing === 'line') return [geometry];
	return accuracy_m > 0 ? anchors.map((anchor) => disc(anchor, accuracy_m)) : [];
}

function pointsOf(anchors: readonly Position[]): Geometry {
	const only = anchors.length === 1 ? anchors[0] : undefined;
	return only ? { type: 'Point', coordinates: only } : { type: 'MultiPoint', coordinates: [...anchors] };
}

/** Zoom at which an outline measures enough pixels for a mark inside. */
function zoomForRoom(size_m: number, latitude: number): number {
	return Math.min(18, Math.ceil(Math.log2(MARK_ROOM_PX / (Math.max(1, size_m) * pixelsPerMetre(latitude, 0)))));
}

/** Longer side of the box around an outline, in metres. */
function sizeOf(geometry: Geometry): number {
	const [west, south, east, north] = boundsOf([geometry]) ?? [0, 0, 0, 0];
	return Math.max(distance_m([west, south], [east, south]), distance_m([west, south], [west, north]));
}

type Shift = Pick<PlanningProperties, 'shift_px' | 'shift_deg'>;
const NO_SHIFT: Shift = { shift_px: 0, shift_deg: 0 };

/** Features that share one place stand side by side around it, so that each can be seen and chosen. */
function shiftsOf(placed: readonly Placed[]): Map<number, Shift> {
	const places = new Map<string, number[]>();
	for (const { feature, anchors } of placed) {
		// A feature of many places stays on them: moving it for one neighbour would move it everywhere.
		if (anchors.length !== 1) continue;
		const [lon, lat] = anchors[0] ?? [];
		const key = `${lon?.toFixed(4)},${lat?.toFixed(4)}`;
		places.set(key, [...(places.get(key) ?? []), feature.id]);
	}
	const shifts = new Map<number, Shift>();
	for (const ids of places.values()) {
		if (ids.length === 1) continue;
		// Two stand left and right of the place; more make a ring that widens with their number.
		const shift_px = ids.length === 2 ? 12 : Math.round(10 + 3.5 * ids.length);
		const first = ids.length === 2 ? 270 : 0;
		ids.forEach((id, i) => shifts.set(id, { shift_px, shift_deg: (first + Math.round((360 * i) / ids.length)) % 360 }));
	}
	return shifts;
}
