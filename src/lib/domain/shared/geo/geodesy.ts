/** Distances on the sphere, in metres and WGS 84 degrees. */
import type { Position } from 'geojson';

/** Mean earth radius (IUGG), also the one of Turf. */
const EARTH_RADIUS_M = 6_371_008.8;

/** Equatorial radius of WGS 84, the sphere of web mercator (EPSG:3857). */
const MERCATOR_RADIUS_M = 6_378_137;

export const RADIANS_PER_DEGREE = Math.PI / 180;

/** Metres in one degree of latitude on the sphere. */
export const DEGREE_M = EARTH_RADIUS_M * RADIANS_PER_DEGREE;

export interface LonLat {
	readonly lon: number;
	readonly lat: number;
}

/** A pair of coordinates of any system, x (longitude or easting) first. */
export type XY = readonly [x: number, y: number];

/** Great-circle distance (haversine) between two positions in degrees. @returns metres */
export function distance_m(lonA: number, latA: number, lonB: number, latB: number): number {
	const halfLat = Math.sin(((latB - latA) * RADIANS_PER_DEGREE) / 2);
	const halfLon = Math.sin(((lonB - lonA) * RADIANS_PER_DEGREE) / 2);
	const cosines = Math.cos(latA * RADIANS_PER_DEGREE) * Math.cos(latB * RADIANS_PER_DEGREE);
	const chord = halfLat * halfLat + cosines * halfLon * halfLon;
	return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** The same between two GeoJSON positions. */
export const distanceBetween_m = ([lonA = 0, latA = 0]: Position, [lonB = 0, latB = 0]: Position): number =>
	distance_m(lonA, latA, lonB, latB);

/** Metres in one degree of longitude at a latitude. */
export function degreeOfLongitude_m(lat: number): number {
	return DEGREE_M * Math.cos(lat * RADIANS_PER_DEGREE);
}

/** The position at a distance and bearing (degrees clockwise from north) of another, on the sphere. */
export function offset([lon = 0, lat = 0]: Position, distance_m: number, bearing_deg: number): Position {
	const angle = distance_m / EARTH_RADIUS_M;
	const bearing = bearing_deg * RADIANS_PER_DEGREE;
	const lat1 = lat * RADIANS_PER_DEGREE;
	const lat2 = Math.asin(Math.sin(lat1) * Math.cos(angle) + Math.cos(lat1) * Math.sin(angle) * Math.cos(bearing));
	const dLon = Math.atan2(
		Math.sin(bearing) * Math.sin(angle) * Math.cos(lat1),
		Math.cos(angle) - Math.sin(lat1) * Math.sin(lat2)
	);
	return [round6(lon + dLon / RADIANS_PER_DEGREE), round6(lat2 / RADIANS_PER_DEGREE)];
}

/** Whether the pair can be longitude and latitude in degrees; metres of a projected system are not. */
export function isLonLat(lon: unknown, lat: unknown): boolean {
	// NaN fails both comparisons.
	return typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

/** Screen pixels per metre at a zoom level (512 px tiles, web mercator). */
export function pixelsPerMetre(latitude: number, zoom: number): number {
	return (512 * 2 ** zoom) / (2 * Math.PI * MERCATOR_RADIUS_M * Math.cos(latitude * RADIANS_PER_DEGREE));
}

/** Degrees with six decimals, about 0.1 m. */
export const round6 = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
