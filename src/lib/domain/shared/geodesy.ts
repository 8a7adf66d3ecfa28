/** Mean earth radius in metres (IUGG), the one Turf uses, so that both give the same distance. */
export const EARTH_RADIUS_M = 6_371_008.8;

const RADIANS = Math.PI / 180;

/** Metres in one degree of latitude on that sphere. */
export const DEGREE_M = EARTH_RADIUS_M * RADIANS;

export interface LonLat {
	readonly lon: number;
	readonly lat: number;
}

/** Great-circle distance (haversine) between two WGS 84 positions in degrees. @returns metres */
export function distance_m(lonA: number, latA: number, lonB: number, latB: number): number {
	const halfLat = Math.sin(((latB - latA) * RADIANS) / 2);
	const halfLon = Math.sin(((lonB - lonA) * RADIANS) / 2);
	const chord = halfLat * halfLat + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * halfLon * halfLon;
	return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Metres in one degree of longitude at that latitude. */
export function degreeOfLongitude_m(lat: number): number {
	return DEGREE_M * Math.cos(lat * RADIANS);
}

/** Whether the pair can be a longitude and a latitude at all; metres of a projected system are not. */
export function isLonLat(lon: unknown, lat: unknown): boolean {
	return (
		typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90 // NaN fails both
	);
}
