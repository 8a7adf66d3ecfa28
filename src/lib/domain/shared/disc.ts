/** Circles of a true radius on the ground, as polygons: how far off a place may be is drawn, not told only. */
import type { Polygon, Position } from 'geojson';

/** Mean radius of the earth in metres (IUGG). */
const EARTH_RADIUS_M = 6_371_008.8;
const DISC_VERTICES = 48;
const RADIANS = Math.PI / 180;

/** Point at a distance (metres) and bearing (degrees clockwise from north) of another, on the sphere. */
export function offset([lon = 0, lat = 0]: Position, distance_m: number, bearing_deg: number): Position {
	const angle = distance_m / EARTH_RADIUS_M;
	const bearing = bearing_deg * RADIANS;
	const lat1 = lat * RADIANS;
	const lat2 = Math.asin(Math.sin(lat1) * Math.cos(angle) + Math.cos(lat1) * Math.sin(angle) * Math.cos(bearing));
	const dLon = Math.atan2(
		Math.sin(bearing) * Math.sin(angle) * Math.cos(lat1),
		Math.cos(angle) - Math.sin(lat1) * Math.sin(lat2)
	);
	return [round6(lon + dLon / RADIANS), round6(lat2 / RADIANS)];
}

/** Great-circle distance in metres. */
export function distance_m([lon1 = 0, lat1 = 0]: Position, [lon2 = 0, lat2 = 0]: Position): number {
	const dLat = (lat2 - lat1) * RADIANS;
	const dLon = (lon2 - lon1) * RADIANS;
	const h = Math.sin(dLat / 2) ** 2 + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * Math.sin(dLon / 2) ** 2;
	return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(h));
}

/** A closed 48-gon around `centre`, counter-clockwise as RFC 7946 asks of an outer ring. */
export function disc(centre: Position, radius_m: number): Polygon {
	const ring = Array.from({ length: DISC_VERTICES }, (_, i) => offset(centre, radius_m, -(360 / DISC_VERTICES) * i));
	return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? centre]] };
}

/** Screen pixels per metre on the ground at a zoom level (512 px tiles, web mercator). */
export function pixelsPerMetre(latitude: number, zoom: number): number {
	return (512 * 2 ** zoom) / (2 * Math.PI * 6_378_137 * Math.cos(latitude * RADIANS));
}

/** Six decimals are about 0.1 m: more would only be weight. */
function round6(value: number): number {
	return Math.round(value * 1e6) / 1e6;
}
