/**
 * Sources of the planning theme. A feature's shape (outline, line or disc of accuracy) and its mark are features of two
 * sources with the same id: where thousands of marks are drawn only at a closer zoom, the worker need not cut them into
 * tiles before. Feature-state is set on both.
 */
import type { GeoJSONSourceSpecification } from 'maplibre-gl';
import type { PlanningFeature } from '../../domain/planning/feature.ts';

/** Outlines, lines and discs. */
export const PLANNING_SOURCE = 'planning';
/** Marks and names. */
export const PLANNING_MARKS_SOURCE = 'planning-marks';

/** How a feature is drawn: outline, line, sharp mark, or soft disc where the position is known to 300–1,000 m only. */
export type Drawing = 'area' | 'line' | 'mark' | 'disc';

/** Above this number of outlines, marks inside small ones are drawn from the zoom at which they have room. */
const MANY_OUTLINES = 600;
const CROWDED_EDGE_ZOOM = 14;

/** Minimum zooms of the first mark, and of edges as separate lines: before, fills show their own. */
export type Openings = Readonly<Record<'mark_zoom' | 'edge_zoom', number>>;

export const edgeZoom = (crowded: boolean): number => (crowded ? CROWDED_EDGE_ZOOM : 0);

/** Maximum zoom of tiles; beyond, they are enlarged: a quarter of a metre is finer than anything drawn. */
export const CUT_ZOOM = 14;

/** Without features yet: later ones may have any width. */
export const PLANNING_SOURCES: Readonly<Record<string, GeoJSONSourceSpecification>> = {
	[PLANNING_SOURCE]: empty(128),
	[PLANNING_MARKS_SOURCE]: empty(0)
};

function empty(buffer: number): GeoJSONSourceSpecification {
	const data = { type: 'FeatureCollection' as const, features: [] };
	return { type: 'geojson', data, tolerance: 0.3, buffer, maxzoom: CUT_ZOOM };
}

/** Others are in the list of unplaced features. */
export const isPlaced = (feature: PlanningFeature): boolean =>
	feature.placement !== 'unplaced' && feature.geometry !== null;

export function drawingOf(feature: PlanningFeature): Drawing {
	const type = feature.geometry?.type;
	if (type === 'Polygon' || type === 'MultiPolygon') return 'area';
	if (type === 'LineString' || type === 'MultiLineString') return 'line';
	return feature.placement === 'disc' ? 'disc' : 'mark';
}

/** With thousands of outlines, marks and edges are drawn from the zoom at which they have room. */
export function isCrowded(features: readonly PlanningFeature[]): boolean {
	let outlines = 0;
	for (const feature of features) if (isOutlined(feature)) outlines += 1;
	return outlines > MANY_OUTLINES;
}

export const isOutlined = (feature: PlanningFeature): boolean => isPlaced(feature) && drawingOf(feature) === 'area';

/** Whether two versions of a feature have the same shape on the map. */
export function shapedAlike(a: PlanningFeature | undefined, b: PlanningFeature): boolean {
	if (a === b) return true;
	return (
		a !== undefined && a.placement === b.placement && a.accuracy_m === b.accuracy_m && sameValue(a.geometry, b.geometry)
	);
}

/** Whether they give the same drawing; their stages may differ, since those are feature-state. */
export function drawnAlike(a: PlanningFeature | undefined, b: PlanningFeature): boolean {
	if (a === b) return true;
	return (
		a !== undefined &&
		a.slug === b.slug &&
		a.class === b.class &&
		a.kind === b.kind &&
		(a.milestones === null) === (b.milestones === null) &&
		sameValue(a.name, b.name) &&
		shapedAlike(a, b)
	);
}

/** Deep equality of plain data, stopping at the first difference. */
function sameValue(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
	return left.length === right.size && left.every(([key, value]) => right.has(key) && sameValue(value, right.get(key)));
}
