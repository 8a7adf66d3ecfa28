import { DEGREE_M, degreeOfLongitude_m, distance_m, type LonLat } from '../../shared/geodesy.ts';
import { UNREACHED } from '../network/network.ts';
import { noTimes, offer, type NearestTimes } from './walk-times.ts';

/** Places from south to north, so that a search looks only at those that may be near by their latitude. */
export interface SortedPlaces {
	readonly lon: Float64Array;
	readonly lat: Float64Array;
	/** What each is called: its place in the list, or the number it was given. */
	readonly number: Int32Array;
}

export function southToNorth(places: readonly LonLat[], numbers?: Int32Array): SortedPlaces {
	const lat = Float64Array.from(places, (place) => place.lat);
	const order = Int32Array.from(places.keys()).sort((a, b) => (lat[a] ?? NaN) - (lat[b] ?? NaN) || a - b);
	return {
		lon: Float64Array.from(order, (place) => places[place]?.lon ?? NaN),
		lat: lat.sort(),
		number: numbers ? order.map((place) => numbers[place] ?? -1) : order
	};
}

/**
 * As the crow flies: distances without a network, for comparison with the figures that others publish. The result
 * has the same form as a sweep's, so that every figure can be drawn from either.
 * @param entrances called by the number of the facility each belongs to
 * @param homes called by their place in the list
 */
export function straightTimes(entrances: SortedPlaces, homes: SortedPlaces): NearestTimes {
	const times = noTimes(homes.lat.length);
	measureLines(entrances, homes, times, () => true);
	return times;
}

/** Writes into the times of the wanted homes, which must be unreached there, and leaves the others as they are. */
function measureLines(
	entrances: SortedPlaces,
	homes: SortedPlaces,
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

/** Each edge and each access leg is rounded: a way may come out this much shorter than the line it follows. */
const ROUNDING_MM = 1000;

/**
 * Who is within a distance as the crow flies, where the walking times are known already: no way is shorter than the
 * straight line, so that only those are measured whom no street brings there within the distance, and each of them once.
 */
export class LineReach {
	readonly #entrances: SortedPlaces;
	readonly #homes: SortedPlaces;
	readonly #times: NearestTimes;
	readonly #measured: Uint8Array;

	/** @param walked along streets, from the same entrances to the same homes */
	constructor(entrances: SortedPlaces, homes: SortedPlaces, walked: NearestTimes) {
		this.#entrances = entrances;
		this.#homes = homes;
		this.#times = { cost_mm: walked.cost_mm.slice(), nearest: walked.nearest.slice() };
		this.#measured = new Uint8Array(homes.lat.length);
	}

	/** @returns times that are right to compare with this limit and good for nothing else */
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
 * From the home's own latitude northwards and southwards, until whatever comes next is too far by latitude alone.
 * @param middle the first entrance that is not south of the home
 */
function findNearest(
	{ lon, lat, number }: SortedPlaces,
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
		offer(times, home, Math.round(exact_m * 1000), number[entrance] ?? -1);
	}
}

/** The flat distance is right to a few parts in a thousand: only what may be the nearest by it is measured exactly. */
const withReserve_m2 = (m2: number): number => m2 * 1.02 + 1;
