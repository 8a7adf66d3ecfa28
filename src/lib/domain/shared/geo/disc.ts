/** A circle of a given radius in metres as a polygon: the accuracy of a position on the map. */
import type { Polygon, Position } from 'geojson';
import { offset } from './geodesy.ts';

const DISC_VERTICES = 48;

/** A closed 48-gon around `centre`, counter-clockwise (RFC 7946 §3.1.6). */
export function disc(centre: Position, radius_m: number): Polygon {
	const ring = Array.from({ length: DISC_VERTICES }, (_, i) => offset(centre, radius_m, -(360 / DISC_VERTICES) * i));
	return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? centre]] };
}
