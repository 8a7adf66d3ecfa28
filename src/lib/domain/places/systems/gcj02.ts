/**
 * GCJ-02 and BD-09: the displaced coordinates of Chinese web maps (高德 and 腾讯; 百度). There is no published definition;
 * these are the approximations in common use, accurate to a few metres (`NOMINAL_ERROR_M`).
 */

import { RADIANS_PER_DEGREE, type XY } from '../../shared/geo/geodesy.ts';

/** Error of the approximation in metres. */
export const NOMINAL_ERROR_M = 5;

/** Krassowsky 1940 ellipsoid of the displacement: semi-major axis in metres, first eccentricity squared. */
const AXIS_M = 6_378_245;
const ECCENTRICITY_2 = 0.006_693_421_622_965_943;

/** Area of the displacement; outside it the systems equal WGS 84. */
const CHINA = { west: 72.004, south: 0.8293, east: 137.8347, north: 55.8271 } as const;

/** 1e-11 degrees is a thousandth of a millimetre. */
const CLOSE_ENOUGH = 1e-11;
const MAX_ITERATIONS = 30;

const isDisplaced = ([lon, lat]: XY): boolean =>
	lon >= CHINA.west && lon <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north;

export const gcj02FromWgs84 = (place: XY): XY => (isDisplaced(place) ? displaced(place) : place);

/** Iterative inverse, accurate to well under a millimetre. */
export const wgs84FromGcj02 = (place: XY): XY => (isDisplaced(place) ? inverse(displaced, place) : place);

export const bd09FromGcj02 = (place: XY): XY => (isDisplaced(place) ? turned(place) : place);
export const gcj02FromBd09 = (place: XY): XY => (isDisplaced(place) ? inverse(turned, place) : place);

function displaced([lon, lat]: XY): XY {
	const [x, y] = [lon - 105, lat - 35];
	const [eastward, northward] = [eastShift(x, y), northShift(x, y)];
	const sine = Math.sin(lat * RADIANS_PER_DEGREE);
	const bent = 1 - ECCENTRICITY_2 * sine * sine;
	const meridianRadius_m = (AXIS_M * (1 - ECCENTRICITY_2)) / (bent * Math.sqrt(bent));
	const parallelRadius_m = (AXIS_M / Math.sqrt(bent)) * Math.cos(lat * RADIANS_PER_DEGREE);
	return [
		lon + eastward / parallelRadius_m / RADIANS_PER_DEGREE,
		lat + northward / meridianRadius_m / RADIANS_PER_DEGREE
	];
}

/** Metres, of degrees east of 105 and north of 35. */
function eastShift(x: number, y: number): number {
	const plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
	return plain + waves(x, [20, 6], [20, 2], [20, 1], [40, 1 / 3], [150, 1 / 12], [300, 1 / 30]);
}

function northShift(x: number, y: number): number {
	const plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
	return plain + waves(x, [20, 6], [20, 2]) + waves(y, [20, 1], [40, 1 / 3], [160, 1 / 12], [320, 1 / 30]);
}

function waves(degrees: number, ...terms: readonly (readonly [amplitude: number, frequency: number])[]): number {
	const sum = terms.reduce(
		(all, [amplitude, frequency]) => all + amplitude * Math.sin(frequency * Math.PI * degrees),
		0
	);
	return (sum * 2) / 3;
}

/** BD-09 from GCJ-02: scaled and rotated in polar form, then translated. */
function turned([lon, lat]: XY): XY {
	const frequency = (Math.PI * 3000) / 180;
	const radius = Math.hypot(lon, lat) + 0.000_02 * Math.sin(lat * frequency);
	const angle = Math.atan2(lat, lon) + 0.000_003 * Math.cos(lon * frequency);
	return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006];
}

/** Inverse of `way` by fixed-point iteration: the displacement varies slowly, so that it converges. */
function inverse(way: (place: XY) => XY, goal: XY): XY {
	let [lon, lat] = goal;
	for (let round = 0; round < MAX_ITERATIONS; round++) {
		const [reachedLon, reachedLat] = way([lon, lat]);
		const [missLon, missLat] = [reachedLon - goal[0], reachedLat - goal[1]];
		[lon, lat] = [lon - missLon, lat - missLat];
		if (Math.abs(missLon) < CLOSE_ENOUGH && Math.abs(missLat) < CLOSE_ENOUGH) break;
	}
	return [lon, lat];
}
