/**
 * GCJ-02 and BD-09: the displaced longitudes and latitudes of Chinese web maps (高德 and 腾讯; 百度). No official definition is
 * published; these are the approximations in common use. They hold against the vendors to a few metres at best, which is
 * what `NOMINAL_ERROR_M` says, however exactly the way back inverts the way there.
 */

import { RADIANS_PER_DEGREE, type XY } from '../../shared/geo/geodesy.ts';

/** What the approximation itself may be off by, in metres. */
export const NOMINAL_ERROR_M = 5;

/** Krassowsky 1940, on which the displacement is reckoned: semi-major axis in metres, first eccentricity squared. */
const AXIS_M = 6_378_245;
const ECCENTRICITY_2 = 0.006_693_421_622_965_943;

/** Where the displacement applies; beyond it the systems are WGS 84. */
const CHINA = { west: 72.004, south: 0.8293, east: 137.8347, north: 55.8271 } as const;

/** 1e-11 degrees is a thousandth of a millimetre. */
const CLOSE_ENOUGH = 1e-11;
const MAX_ITERATIONS = 30;

export const isDisplaced = ([lon, lat]: XY): boolean =>
	lon >= CHINA.west && lon <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north;

export const gcj02FromWgs84 = (place: XY): XY => (isDisplaced(place) ? displaced(place) : place);

/** By iteration: good to well under a millimetre. */
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

/** BD-09 of GCJ-02: in polar form a little further out and turned, then moved. */
function turned([lon, lat]: XY): XY {
	const frequency = (Math.PI * 3000) / 180;
	const radius = Math.hypot(lon, lat) + 0.000_02 * Math.sin(lat * frequency);
	const angle = Math.atan2(lat, lon) + 0.000_003 * Math.cos(lon * frequency);
	return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006];
}

/** The place that `way` leads to `goal`: the shift changes so slowly from place to place that taking it off repeatedly ends there. */
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
