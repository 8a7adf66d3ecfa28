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
	const [lon, lat] = [Float64Array.from(entrances, (at) => at.lon), Float64Array.from(entrances, (at) => at.lat)];
	for (const [resident, home] of residents.entries()) {
		const degreeLon_m = degreeOfLongitude_m(home.lat);
		let near_m = Infinity;
		let within_m2 = Infinity;
		for (let entrance = 0; entrance < lon.length; entrance++) {
			const x = lon[entrance] ?? NaN;
			const y = lat[entrance] ?? NaN;
			const east_m = (x - home.lon) * degreeLon_m;
			const north_m = (y - home.lat) * DEGREE_M;
			// The flat distance is right to a few parts in a thousand: only what may be the nearest is measured exactly.
			if (east_m * east_m + north_m * north_m > within_m2) continue;
			const exact_m = distance_m(home.lon, home.lat, x, y);
			near_m = Math.min(near_m, exact_m);
			within_m2 = (near_m * 1.01 + 1) ** 2;
			offer(times, resident, Math.round(exact_m * 1000), facilityOf[entrance] ?? -1);
		}
	}
	return times;
}
