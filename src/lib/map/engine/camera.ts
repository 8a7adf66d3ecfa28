/** Bounds of the camera, and its movements. */
import type { BBox } from '../../domain/shared/geo/bbox.ts';

export { bboxOfAll as boundsOf } from '../../domain/shared/geo/bbox.ts';

/** A box as MapLibre takes it. */
export type Bounds = [...BBox];

export interface MapPadding {
	top: number;
	right: number;
	bottom: number;
	left: number;
}

/** Maximum duration of a flight; none with reduced motion. */
const FLIGHT_MS = 600;
export const flightDuration = (reducedMotion: boolean): number => (reducedMotion ? 0 : FLIGHT_MS);

export function prefersReducedMotion(): boolean {
	return typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Margin around a box in which the user can look around. */
export function widen([west, south, east, north]: Bounds, share: number): Bounds {
	const dLon = (east - west) * share;
	const dLat = (north - south) * share;
	return [west - dLon, Math.max(-85, south - dLat), east + dLon, Math.min(85, north + dLat)];
}

/** Padding that leaves at least a third of the map free: a sheet at full height must not move the camera away. */
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
