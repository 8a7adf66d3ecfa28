import { DEGREE_M, degreeOfLongitude_m, distance_m, type LonLat } from './geodesy.ts';
import { noTimes, offer, type NearestTimes } from './times.ts';

/**
 * As the crow flies: distances without a network, for comparison with the figures that others publish. The result
 * has the same form as a sweep's, so that every figure can be drawn from either.
 * @param entrances with the number of the facility each belongs to
 */
export function straightTimes(
	entrances: readonly LonLat[],
	facilityOf: Int32Array,
	residents: readonly LonLat[]
): NearestTimes {
	const times = noTimes(residents.length);
	for (const [resident, home] of residents.entries()) {
		const degreeLon_m = degreeOfLongitude_m(home.lat);
		let near_m = Infinity;
		for (const [entrance, place] of entrances.entries()) {
			const north_m = (place.lat - home.lat) * DEGREE_M;
			const rough_m = Math.hypot((place.lon - home.lon) * degreeLon_m, north_m);
			// The flat distance is right to a few parts in a thousand: only what may be the nearest is measured exactly.
			if (rough_m > near_m * 1.01 + 1) continue;
			const exact_m = distance_m(home.lon, home.lat, place.lon, place.lat);
			near_m = Math.min(near_m, exact_m);
			offer(times, resident, Math.round(exact_m * 1000), facilityOf[entrance] ?? -1);
		}
	}
	return times;
}
