import { DEGREE_M, degreeOfLongitude_m, type LonLat } from '../../../domain/shared/geo/geodesy.ts';

/** Metres east and north of an origin. */
export type Point = readonly [east_m: number, north_m: number];
export type Segment = readonly [Point, Point];

/** Six decimals of a degree, about ten centimetres: two lines that share a point share it exactly. */
const ROUNDING = 1e6;

/** The tangent plane at an origin: accurate to a few parts in a thousand over a town. */
export class Plane {
	readonly #origin: LonLat;
	readonly #lon_m: number;

	constructor(origin: LonLat) {
		this.#origin = origin;
		this.#lon_m = degreeOfLongitude_m(origin.lat);
	}

	pointOf({ lon, lat }: LonLat): Point {
		return [(lon - this.#origin.lon) * this.#lon_m, (lat - this.#origin.lat) * DEGREE_M];
	}

	lonLatOf([east_m, north_m]: Point): LonLat {
		return {
			lon: Math.round((this.#origin.lon + east_m / this.#lon_m) * ROUNDING) / ROUNDING,
			lat: Math.round((this.#origin.lat + north_m / DEGREE_M) * ROUNDING) / ROUNDING
		};
	}
}

export const length_m = ([a, b]: Segment): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** @param share from 0 at the first end to 1 at the second */
export const pointAlong = ([a, b]: Segment, share: number): Point => [
	a[0] + share * (b[0] - a[0]),
	a[1] + share * (b[1] - a[1])
];

/** Where two segments cross, as the shares of both; null where they do not, or lie along one line. */
export function crossingOf([a, b]: Segment, [c, d]: Segment): { own: number; other: number } | null {
	const [ax, ay] = [b[0] - a[0], b[1] - a[1]];
	const [cx, cy] = [d[0] - c[0], d[1] - c[1]];
	const turn = ax * cy - ay * cx;
	if (turn === 0) return null;
	const own = ((c[0] - a[0]) * cy - (c[1] - a[1]) * cx) / turn;
	const other = ((c[0] - a[0]) * ay - (c[1] - a[1]) * ax) / turn;
	return own >= 0 && own <= 1 && other >= 0 && other <= 1 ? { own, other } : null;
}

/** The point of a segment that is nearest to a point. */
export function footOn(segment: Segment, point: Point): { share: number; distance_m: number } {
	const [[ax, ay], [bx, by]] = segment;
	const squared = (bx - ax) ** 2 + (by - ay) ** 2;
	const along = squared === 0 ? 0 : ((point[0] - ax) * (bx - ax) + (point[1] - ay) * (by - ay)) / squared;
	const share = Math.min(1, Math.max(0, along));
	return { share, distance_m: length_m([pointAlong(segment, share), point]) };
}

export const segmentsOf = (line: readonly Point[]): Segment[] =>
	line.slice(1).flatMap((point, i) => {
		const before = line[i];
		return before ? [[before, point] as const] : [];
	});
