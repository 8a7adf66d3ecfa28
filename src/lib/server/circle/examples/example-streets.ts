/**
 * Example streets: a grid of blocks between the main roads of the town's basemap. No street of it is real. Waters and
 * expressways are crossed by those roads alone, as if there were no other bridge. A pure function of its plan and the
 * basemap: nothing of it is stored in files.
 */
import type { Street } from '../../../domain/circle/network/vertices.ts';
import { seededRandom } from '../../../domain/shared/random.ts';
import type { ExampleCirclePlan } from '../../seed/circle/format.ts';
import { crossesBarrier, type BasemapConstraints } from './basemap-constraints.ts';
import { crossingOf, footOn, length_m, pointAlong, segmentsOf, type Point, type Segment } from './plane.ts';

/** Junctions closer than this are merged. */
const SAME_M = 1;

/** A road of the basemap with its intersections. */
interface Road {
	readonly segments: readonly Segment[];
	readonly cuts: { segment: number; share: number; point: Point }[];
}

/** A corner of the grid; `road` is the road onto which it was moved. */
interface Corner {
	readonly point: Point;
	readonly road: Road | null;
}

/** @returns streets of two points each, all connected with one another */
export function exampleStreets(plan: ExampleCirclePlan, constraints: BasemapConstraints): Street[] {
	const roads: Road[] = constraints.roads.map((line) => ({ segments: segmentsOf(line), cuts: [] }));
	joinRoads(roads);
	const corners = gridCorners(plan, constraints, roads);
	const segments = [
		...gridSegments(corners, constraints, roads),
		...roads.flatMap((road) => roadSegments(road, constraints))
	];
	const streets = segments.map((segment): Street => {
		const [a, b] = segment.map((point) => constraints.plane.lonLatOf(point));
		return {
			lonLat: Float64Array.of(a?.lon ?? NaN, a?.lat ?? NaN, b?.lon ?? NaN, b?.lat ?? NaN),
			slowness: 1,
			level: 0,
			vertices: null
		};
	});
	return largestPart(streets);
}

function joinRoads(roads: readonly Road[]): void {
	for (const [i, road] of roads.entries()) {
		for (const other of roads.slice(i + 1)) {
			for (const [own, segment] of road.segments.entries()) {
				for (const [theirs, crossed] of other.segments.entries()) {
					const crossing = crossingOf(segment, crossed);
					if (!crossing) continue;
					const point = pointAlong(segment, crossing.own);
					road.cuts.push({ segment: own, share: crossing.own, point });
					other.cuts.push({ segment: theirs, share: crossing.other, point });
				}
			}
		}
	}
}

/** Corners by column and row; null outside the town. Those near a road are moved onto it. */
function gridCorners(
	plan: ExampleCirclePlan,
	constraints: BasemapConstraints,
	roads: readonly Road[]
): (Corner | null)[][] {
	const [least_m, most_m] = plan.streets.block_m;
	const random = seededRandom(plan.seed);
	// A fifth of the span each way for the corners, the rest for the lines: the size of a block stays within the bounds.
	const shift_m = (most_m - least_m) / 10;
	const lines = (from_m: number, to_m: number): number[] => {
		const places = [];
		const step = (): number => least_m + 2 * shift_m + random() * (most_m - least_m - 4 * shift_m);
		for (let place = from_m + step() / 2; place < to_m; place += step()) places.push(place);
		return places;
	};
	const [columns, rows] = [
		lines(constraints.west_m, constraints.east_m),
		lines(constraints.south_m, constraints.north_m)
	];
	return columns.map((east_m) =>
		rows.map((north_m) => {
			const shifted: Point = [east_m + (random() * 2 - 1) * shift_m, north_m + (random() * 2 - 1) * shift_m];
			const corner = onNearRoad(shifted, roads, least_m / 2);
			if (!constraints.isInside(corner.point)) return null;
			return corner;
		})
	);
}

function onNearRoad(point: Point, roads: readonly Road[], limit_m: number): Corner {
	let best: { road: Road; segment: number; share: number; distance_m: number } | null = null;
	for (const road of roads) {
		for (const [segment, line] of road.segments.entries()) {
			const foot = footOn(line, point);
			if (foot.distance_m < (best?.distance_m ?? limit_m)) best = { road, segment, ...foot };
		}
	}
	const line = best?.road.segments[best.segment];
	if (!best || !line) return { point, road: null };
	const { road, segment, share } = best;
	const foot = pointAlong(line, share);
	road.cuts.push({ segment, share, point: foot });
	return { point: foot, road };
}

function gridSegments(
	corners: readonly (readonly (Corner | null)[])[],
	constraints: BasemapConstraints,
	roads: readonly Road[]
) {
	const segments: Segment[] = [];
	const connect = (a: Corner | null | undefined, b: Corner | null | undefined): void => {
		// Two corners on one road: the road itself is the street between them.
		if (!a || !b || (a.road !== null && a.road === b.road)) return;
		const segment: Segment = [a.point, b.point];
		if (length_m(segment) < SAME_M || !constraints.isInside(pointAlong(segment, 0.5))) return;
		if (!crossesBarrier(constraints, segment)) segments.push(...cutByRoads(segment, roads));
	};
	for (const [i, column] of corners.entries()) {
		for (const [j, corner] of column.entries()) {
			connect(corner, corners[i + 1]?.[j]);
			connect(corner, column[j + 1]);
		}
	}
	return segments;
}

/** Connects a grid street to every road of the basemap that it crosses. */
function cutByRoads(segment: Segment, roads: readonly Road[]): Segment[] {
	const shares: { share: number; point: Point }[] = [];
	const end = SAME_M / length_m(segment);
	for (const road of roads) {
		for (const [number, line] of road.segments.entries()) {
			const crossing = crossingOf(segment, line);
			if (!crossing || crossing.own < end || crossing.own > 1 - end) continue;
			const point = pointAlong(segment, crossing.own);
			road.cuts.push({ segment: number, share: crossing.other, point });
			shares.push({ share: crossing.own, point });
		}
	}
	const inside = shares.toSorted((a, b) => a.share - b.share).map(({ point }) => point);
	return segmentsOf([segment[0], ...inside, segment[1]]);
}

/** The road between its intersections, as far as it lies in the town. */
function roadSegments({ segments, cuts }: Road, constraints: BasemapConstraints): Segment[] {
	const line = segments.flatMap((segment, number) => {
		const on = cuts.filter((cut) => cut.segment === number).toSorted((a, b) => a.share - b.share);
		return [segment[0], ...on.map(({ point }) => point)];
	});
	const last = segments.at(-1);
	if (last) line.push(last[1]);
	return segmentsOf(line).filter(
		([a, b]) =>
			length_m([a, b]) > 0 &&
			constraints.isInside(a) &&
			constraints.isInside(b) &&
			constraints.isInside(pointAlong([a, b], 0.5))
	);
}

/** Islands are of no use in an example: only the largest connected part is kept. */
function largestPart(streets: readonly Street[]): Street[] {
	const parent = new Map<string, string>();
	const rootOf = (key: string): string => {
		let root = key;
		for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
		parent.set(key, root);
		return root;
	};
	const endsOf = ({ lonLat }: Street): [string, string] => [`${lonLat[0]} ${lonLat[1]}`, `${lonLat[2]} ${lonLat[3]}`];
	for (const street of streets) {
		const [a, b] = endsOf(street).map(rootOf);
		if (a !== undefined && b !== undefined) parent.set(a, b);
	}
	const parts = Map.groupBy(streets, (street) => rootOf(endsOf(street)[0]));
	const [largest = []] = [...parts.values()].sort((a, b) => b.length - a.length);
	return largest;
}
