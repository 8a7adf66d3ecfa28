/** Where the camera may look and how it gets there. */
import type { Geometry, Position } from 'geojson';

export type Bounds = [west: number, south: number, east: number, north: number];

export interface MapPadding {
	top: number;
	right: number;
	bottom: number;
	left: number;
}

/** A flight takes this long at most, and no time where the reader asked for less motion. */
export const FLIGHT_MS = 600;
export const flightDuration = (reducedMotion: boolean): number => (reducedMotion ? 0 : FLIGHT_MS);

export function prefersReducedMotion(): boolean {
	return typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Around a box, so much more that a reader can look about but not get lost. */
export function widen([west, south, east, north]: Bounds, share: number): Bounds {
	const dLon = (east - west) * share;
	const dLat = (north - south) * share;
	return [west - dLon, Math.max(-85, south - dLat), east + dLon, Math.min(85, north + dLat)];
}

/** @returns null for geometries without a position */
export function boundsOf(geometries: readonly Geometry[]): Bounds | null {
	const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
	for (const geometry of geometries) include(bounds, geometry);
	return Number.isFinite(bounds[0]) ? bounds : null;
}

function include(bounds: Bounds, geometry: Geometry): void {
	if (geometry.type === 'GeometryCollection') for (const part of geometry.geometries) include(bounds, part);
	else includePositions(bounds, geometry.coordinates);
}

type Coordinates = Position | readonly Coordinates[];

/** In place and without a list of all positions: for thousands of outlines that list was most of the work. */
function includePositions(bounds: Bounds, coordinates: Coordinates): void {
	// By their places: to take a list apart costs several times as much, and this is done for every position.
	const lon = coordinates[0];
	const lat = coordinates[1];
	if (typeof lon === 'number' && typeof lat === 'number') {
		if (lon < bounds[0]) bounds[0] = lon;
		if (lat < bounds[1]) bounds[1] = lat;
		if (lon > bounds[2]) bounds[2] = lon;
		if (lat > bounds[3]) bounds[3] = lat;
		return;
	}
	for (const part of coordinates) if (typeof part !== 'number') includePositions(bounds, part);
}

/** Padding that leaves at least a third of the map free: a sheet at full height must not send the camera away. */
export function safePadding(padding: MapPadding, width: number, height: number): MapPadding {
	const across = Math.min(1, (width * (2 / 3)) / Math.max(1, padding.left + padding.right));
	const down = Math.min(1, (height * (2 / 3)) / Math.max(1, padding.top + padding.bottom));
	return {
		left: Math.round(padding.left * across),
		right: Math.round(padding.right * across),
		top: Math.round(padding.top * down),
		bottom: Math.round(padding.bottom * down)
	};
}
