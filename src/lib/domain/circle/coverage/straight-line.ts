import { DEGREE_M, degreeOfLongitude_m, distance_m, type LonLat } from '../../shared/geo/geodesy.ts';
import { UNREACHED } from '../network/network.ts';
import { unreachedTimes, keepNearest, type NearestTimes } from './walk-times.ts';

/** Points sorted by latitude, so that a search visits only those near enough by latitude. */
export interface PointsByLatitude {
	readonly lon: Float64Array;
	readonly lat: Float64Array;
	/** Identifier of each point: its index in the list, or the given number. */
	readonly number: Int32Array;
}

export function sortByLatitude(places: readonly LonLat[], numbers?: Int32Array): PointsByLatitude {
	const lat = Float64Array.from(places, (place) => place.lat);
	const order = Int32Array.from(places.keys()).sort((a, b) => (lat[a] ?? NaN) - (lat[b] ?? NaN) || a - b);
	return {
		lon: Float64Array.from(order, (place) => places[place]?.lon ?? NaN),
		lat: lat.sort(),
		number: numbers ? order.map((place) => numbers[place] ?? -1) : order
	};
}

/**
 * Straight-line distances without a network, for comparison with published figures. The result
 * has the form of a network search, so that every figure can be computed from either.
 * @param entrances identified by the number of their facility
 * @param homes identified by their index
 */
export function straightTimes(entrances: PointsByLatitude, homes: PointsByLatitude): NearestTimes {
	const times = unreachedTimes(homes.lat.length);
	measureLines(entrances, homes, times, () => true);
	return times;
}

/** Fills in the costs of the selected homes, which must be UNREACHED before, and leaves the others unchanged. */
function measureLines(
	entrances: PointsByLatitude,
	homes: PointsByLatitude,
	times: NearestTimes,
	isWanted: (home: number) => boolean
): void {
	let middle = 0;
	for (let slot = 0; slot < homes.lat.length; slot++) {
		const lat = homes.lat[slot] ?? NaN;
		while (middle < entrances.lat.length && (entrances.lat[middle] ?? NaN) < lat) middle++;
		const home = homes.number[slot] ?? 0;
		if (isWanted(home)) findNearest(entrances, middle, homes.lon[slot] ?? NaN, lat, times, home);
	}
}

/** Each edge and each access leg is rounded: a route may come out this much shorter than the straight line. */
const ROUNDING_MM = 1000;

/**
 * Homes within a straight-line distance, given their walking costs: no route is shorter than the straight line, so that
 * only homes beyond the limit by street are measured, each of them once.
 */
export class StraightLineReach {
	readonly #entrances: PointsByLatitude;
	readonly #homes: PointsByLatitude;
	readonly #times: NearestTimes;
	readonly #measured: Uint8Array;

	/** @param walked along streets, from the same entrances to the same homes */
	constructor(entrances: PointsByLatitude, homes: PointsByLatitude, walked: NearestTimes) {
		this.#entrances = entrances;
		this.#homes = homes;
		this.#times = { cost_mm: walked.cost_mm.slice(), nearest: walked.nearest.slice() };
		this.#measured = new Uint8Array(homes.lat.length);
	}

	/** @returns costs that are valid only for comparison with this limit */
	within(limit_mm: number): NearestTimes {
		const { cost_mm, nearest } = this.#times;
		measureLines(this.#entrances, this.#homes, this.#times, (home) => {
			if (this.#measured[home] === 1 || (cost_mm[home] ?? 0) <= limit_mm - ROUNDING_MM) return false;
			this.#measured[home] = 1;
			cost_mm[home] = UNREACHED;
			nearest[home] = -1;
			return true;
		});
		return this.#times;
	}
}

/**
 * Scans from the home's latitude northwards and southwards, until the next entrance is too far by latitude alone.
 * @param middle the first entrance that is not south of the home
 */
function findNearest(
	{ lon, lat, number }: PointsByLatitude,
	middle: number,
	homeLon: number,
	homeLat: number,
	times: NearestTimes,
	home: number
): void {
	const degreeLon_m = degreeOfLongitude_m(homeLat);
	let within_m2 = Infinity;
	let north = middle;
	for (; north < lat.length; north++) {
		const north_m = ((lat[north] ?? NaN) - homeLat) * DEGREE_M;
		if (north_m * north_m > within_m2) break;
		const east_m = ((lon[north] ?? NaN) - homeLon) * degreeLon_m;
		within_m2 = Math.min(within_m2, withReserve_m2(east_m * east_m + north_m * north_m));
	}
	let south = middle - 1;
	for (; south >= 0; south--) {
		const north_m = ((lat[south] ?? NaN) - homeLat) * DEGREE_M;
		if (north_m * north_m > within_m2) break;
		const east_m = ((lon[south] ?? NaN) - homeLon) * degreeLon_m;
		within_m2 = Math.min(within_m2, withReserve_m2(east_m * east_m + north_m * north_m));
	}
	for (let entrance = south + 1; entrance < north; entrance++) {
		const north_m = ((lat[entrance] ?? NaN) - homeLat) * DEGREE_M;
		const east_m = ((lon[entrance] ?? NaN) - homeLon) * degreeLon_m;
		if (east_m * east_m + north_m * north_m > within_m2) continue;
		const exact_m = distance_m(homeLon, homeLat, lon[entrance] ?? NaN, lat[entrance] ?? NaN);
		keepNearest(times, home, Math.round(exact_m * 1000), number[entrance] ?? -1);
	}
}

/** The planar distance is accurate to a few parts in a thousand: only candidates for the nearest are measured exactly. */
const withReserve_m2 = (m2: number): number => m2 * 1.02 + 1;
