/** Outlines, lines and discs of accuracy for the worker, with only the properties that their layers use. */
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { GeoJSONSourceSpecification } from 'maplibre-gl';
import type { Phase } from '../../domain/shared/phase.ts';
import type { PlanningFeature } from '../../domain/planning/feature.ts';
import { anchorsOf } from '../../domain/shared/geo/anchor.ts';
import { boundsOf } from '../engine/camera.ts';
import { disc } from '../../domain/shared/geo/disc.ts';
import { distanceBetween_m, pixelsPerMetre } from '../../domain/shared/geo/geodesy.ts';
import type { MapState } from './feature-state.ts';
import { packedCollection } from '../../vendor/maplibre-packed-collection.ts';
import { CUT_ZOOM, drawingOf, isPlaced, type Drawing } from './planning-source.ts';

export interface ShapeProperties {
	drawing: Drawing;
	/** Width of the band of accuracy beside a line, in pixels at zoom 20; only lines have one. */
	band_px?: number;
	/** An outline that covers much of the town with other features in it: a tint and a dashed edge, not a fill. */
	wide?: true;
	/** Phase at the time of the data: its colour until feature-state is set. */
	phase?: Phase;
}

export type PlanningShape = Feature<Geometry, ShapeProperties>;
export type PlanningShapes = FeatureCollection<Geometry, ShapeProperties>;

const NO_STATES: ReadonlyMap<number, MapState> = new Map();
const WIDE_M = 600;
/** Margin that the disc's soft edge and the outlines need around a tile. */
const RIM_PX = 12;

/** @param states of features whose colour is in the data, by id */
export function planningShapes(
	features: readonly PlanningFeature[],
	states: ReadonlyMap<number, MapState> = NO_STATES
): PlanningShapes {
	return {
		type: 'FeatureCollection',
		features: features.flatMap((feature) => planningShape(feature, states.get(feature.id)?.phase) ?? [])
	};
}

/** @returns null without a geometry, or for a mark at an exact position */
export function planningShape(feature: PlanningFeature, phase: Phase | null = null): PlanningShape | null {
	const drawing = drawingOf(feature);
	const geometry = isPlaced(feature) ? shapeOf(drawing, feature) : null;
	if (!geometry) return null;
	const properties = propertiesOf(drawing, feature);
	if (phase) properties.phase = phase;
	return { type: 'Feature', id: feature.id, geometry, properties };
}

/**
 * How the worker cuts the shapes into tiles: with a margin as wide as the widest band of accuracy at the zoom of the cut,
 * and no wider, since everything in a margin is cut and drawn twice.
 */
export function shapesSource(data: PlanningShapes): GeoJSONSourceSpecification {
	const widest_px = data.features.reduce((widest, { properties }) => Math.max(widest, properties.band_px ?? 0), 0);
	const buffer = Math.min(128, RIM_PX + Math.ceil(widest_px / 2 / 2 ** (20 - CUT_ZOOM)));
	return { type: 'geojson', data: packedCollection(data), tolerance: 0.3, buffer, maxzoom: CUT_ZOOM };
}

function shapeOf(drawing: Drawing, { geometry, accuracy_m }: PlanningFeature): Geometry | null {
	if (drawing === 'area' || drawing === 'line' || geometry === null) return geometry;
	if (!accuracy_m) return null;
	const discs = anchorsOf(geometry).map((anchor) => disc(anchor, accuracy_m));
	const only = discs.length === 1 ? discs[0] : undefined;
	return only ?? { type: 'MultiPolygon', coordinates: discs.map(({ coordinates }) => coordinates) };
}

function propertiesOf(drawing: Drawing, { geometry, accuracy_m }: PlanningFeature): ShapeProperties {
	if (drawing === 'area' && geometry && extent_m(geometry) > WIDE_M) return { drawing, wide: true };
	if (drawing !== 'line' || !geometry) return { drawing };
	const [, latitude = 0] = anchorsOf(geometry)[0] ?? [];
	return { drawing, band_px: Math.round(2 * (accuracy_m ?? 0) * pixelsPerMetre(latitude, 20)) };
}

/** Longer side of the box around a geometry. */
export function extent_m(geometry: Geometry): number {
	const [west, south, east, north] = boundsOf([geometry]) ?? [0, 0, 0, 0];
	const corner: Position = [west, south];
	return Math.max(distanceBetween_m(corner, [east, south]), distanceBetween_m(corner, [west, north]));
}
