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
	const positions = geometries.flatMap(positionsOf);
	if (positions.length === 0) return null;
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [lon = 0, lat = 0] of positions) {
		[west, south] = [Math.min(west, lon), Math.min(south, lat)];
		[east, north] = [Math.max(east, lon), Math.max(north, lat)];
	}
	return [west, south, east, north];
}

function positionsOf(geometry: Geometry): Position[] {
	if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positionsOf);
	if (geometry.type === 'Point') return [geometry.coordinates];
	if (geometry.type === 'MultiPoint' || geometry.type === 'LineString') return geometry.coordinates;
	if (geometry.type === 'MultiLineString' || geometry.type === 'Polygon') return geometry.coordinates.flat();
	return geometry.coordinates.flat(2);
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
