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

/**
 * What the layers ask of a feature. The worker copies all of it into every tile, once for the shape and once for the mark:
 * what is left out where it says nothing (no band, not lit) is worth a quarter of its time with thousands of features.
 */
export interface PlanningProperties {
	slug: string;
	class: FeatureClass;
	drawing: Drawing;
	/** Image of the kind's pictogram. */
	symbol: string;
	/** Width of the band of accuracy beside a line, in pixels at zoom 20; only lines have one. */
	band_px?: number;
	/** From this zoom on the mark is drawn: with thousands of outlines, marks wait until an outline has room. */
	mark_zoom?: number;
	/** From this zoom on the label is drawn: a feature of many places does not repeat its name over the whole town. */
	label_zoom?: number;
	/** Has milestones, so that a light stands at its mark: which one is feature-state. */
	lit?: true;
	/** An outline that takes in a good part of the town, and other features: a tint and a dashed edge, not a fill. */
	wide?: true;
	/** Where several features share one place, their marks stand around it: so far, in this direction from the top. */
	shift_px?: number;
	shift_deg?: number;
	[name: `name_${string}`]: string;
}

/** Those that a feature may have today and not tomorrow. */
export const OPTIONAL_PROPERTIES = [
	'band_px',
	'mark_zoom',
	'label_zoom',
	'lit',
	'wide',
	'shift_px',
	'shift_deg'
] as const satisfies readonly (keyof PlanningProperties)[];

/** Above this many outlines, marks inside small ones wait for the zoom that gives them room. */
const MANY_OUTLINES = 600;
const MARK_ROOM_PX = 34;
const CROWDED_EDGE_ZOOM = 14;
const SCATTERED_LABEL_ZOOM = 15;
const WIDE_M = 600;

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
		features: placed.map((place) => drawn(place, options, shifts.get(place.feature.id) ?? null, crowded))
	};
}

/** With thousands of outlines, marks and edges wait for the zoom that gives them room. */
export function isCrowded(features: readonly PlanningFeature[]): boolean {
	let outlines = 0;
	for (const feature of features) if (isPlaced(feature) && drawingOf(feature) === 'area') outlines += 1;
	return outlines > MANY_OUTLINES;
}

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
	return place && drawn(place, options, null, crowded);
}

/** Zooms from which the first mark is drawn, and edges as lines of their own: before, fills show theirs. */
export type Openings = Readonly<Record<'mark_zoom' | 'edge_zoom', number>>;

export function openingsOf({ features }: PlanningCollection, crowded: boolean): Openings {
	let first = features.length > 0 ? Infinity : 0;
	for (const { properties } of features) first = Math.min(first, properties.mark_zoom ?? 0);
	return { mark_zoom: first, edge_zoom: edgeZoom(crowded) };
}

export const edgeZoom = (crowded: boolean): number => (crowded ? CROWDED_EDGE_ZOOM : 0);

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
	const widest_px = features.reduce((widest, { properties }) => Math.max(widest, properties.band_px ?? 0), 0);
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
	shift: Shift | null,
	crowded: boolean
): Feature<GeometryCollection, PlanningProperties> {
	const drawing = drawingOf(feature);
	return {
		type: 'Feature',
		id: feature.id,
		geometry: {
			type: 'GeometryCollection',
			geometries: [...shapesOf(drawing, geometry, anchors, feature.accuracy_m ?? 0), pointsOf(anchors)]
		},
		properties: propertiesOf({ feature, geometry, anchors }, drawing, symbolOf, shift, crowded)
	};
}

function propertiesOf(
	{ feature, geometry, anchors }: Placed,
	drawing: Drawing,
	symbolOf: SourceOptions['symbolOf'],
	shift: Shift | null,
	crowded: boolean
): PlanningProperties {
	const properties: PlanningProperties = {
		slug: feature.slug,
		class: feature.class,
		drawing,
		symbol: pictogramImage(symbolOf(feature.kind))
	};
	for (const language in feature.name) properties[`name_${language}`] = feature.name[language] ?? '';
	const [, latitude = 0] = anchors[0] ?? [];
	if (drawing === 'line') properties.band_px = Math.round(2 * (feature.accuracy_m ?? 0) * pixelsPerMetre(latitude, 20));
	if (drawing === 'area') {
		const size_m = sizeOf(geometry);
		if (crowded) properties.mark_zoom = zoomForRoom(size_m, latitude);
		if (size_m > WIDE_M) properties.wide = true;
	}
	if (anchors.length > 1) properties.label_zoom = SCATTERED_LABEL_ZOOM;
	if (feature.milestones !== null) properties.lit = true;
	return shift ? Object.assign(properties, shift) : properties;
}

/** Whether two versions of a feature give the same drawing; their stages may differ, those are feature-state. */
export function drawnAlike(a: PlanningFeature | undefined, b: PlanningFeature): boolean {
	if (a === b) return true;
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

type Shift = Required<Pick<PlanningProperties, 'shift_px' | 'shift_deg'>>;

/** Features that share one place stand side by side around it, so that each can be seen and chosen. */
function shiftsOf(placed: readonly Placed[]): Map<number, Shift> {
	const places = new Map<number, number[]>();
	for (const { feature, anchors } of placed) {
		// A feature of many places stays on them: moving it for one neighbour would move it everywhere.
		if (anchors.length !== 1) continue;
		const [lon = 0, lat = 0] = anchors[0] ?? [];
		// A ten-thousandth of a degree, some ten metres, is one place: as one number, thousands are looked up sooner.
		const key = Math.round(lon * 1e4) * 1e7 + Math.round(lat * 1e4);
		const there = places.get(key);
		if (there) there.push(feature.id);
		else places.set(key, [feature.id]);
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
