import { findNearestEdge, type EdgeIndex, type NearestEdge } from './edge-index.ts';
import type { LonLat } from '../../shared/geo/geodesy.ts';
import type { WalkingNetwork } from './network.ts';

/** Points are snapped to the foot of their perpendicular on the nearest edge; beyond this distance they are off the network. */
export const DEFAULT_SNAP_M = 100;

/** Points snapped to the network, one array entry per point. Costs are millimetres of level walking. */
export interface SnappedPoints {
	readonly count: number;
	/** The edge the point is snapped to; -1 when it is off the network. */
	readonly edge: Int32Array;
	/** Access leg from the point to the street: walked at both ends of every route. */
	readonly access_mm: Int32Array;
	/** Along the edge, from the snapped position to the two ends of the edge. */
	readonly toFrom_mm: Int32Array;
	readonly toTo_mm: Int32Array;
	/** Metres to the nearest street, also for points off the network. */
	readonly distance_m: Float64Array;
	/** The snapped position on the street, for drawing the access leg. */
	readonly lon: Float64Array;
	readonly lat: Float64Array;
}

/**
 * Snaps points to their nearest edge, at their exact position along it. None is dropped: points farther than the
 * limit keep their number, with edge -1 and the distance that a message can name.
 */
export function snapPoints(
	network: WalkingNetwork,
	index: EdgeIndex,
	places: readonly LonLat[],
	snapLimit_m: number = DEFAULT_SNAP_M
): SnappedPoints {
	const snapped = emptySnappedPoints(places.length);
	const found: NearestEdge = { edge: -1, distance_m: Infinity, along_m: 0, lon: NaN, lat: NaN };
	for (const [place, { lon, lat }] of places.entries()) {
		findNearestEdge(network, index, lon, lat, found);
		snapped.distance_m[place] = found.distance_m;
		snapped.lon[place] = found.lon;
		snapped.lat[place] = found.lat;
		if (found.distance_m <= snapLimit_m) snapTo(snapped, place, network, found);
	}
	return snapped;
}

function emptySnappedPoints(count: number): SnappedPoints {
	return {
		count,
		edge: new Int32Array(count).fill(-1),
		access_mm: new Int32Array(count),
		toFrom_mm: new Int32Array(count),
		toTo_mm: new Int32Array(count),
		distance_m: new Float64Array(count),
		lon: new Float64Array(count),
		lat: new Float64Array(count)
	};
}

function snapTo(snapped: SnappedPoints, place: number, network: WalkingNetwork, found: NearestEdge): void {
	const cost_mm = network.edgeCost_mm[found.edge] ?? 0;
	const length_m = network.pointAlong_m[(network.pointStart[found.edge + 1] ?? 0) - 1] ?? 0;
	const toFrom_mm = length_m === 0 ? 0 : Math.round((found.along_m / length_m) * cost_mm);
	snapped.edge[place] = found.edge;
	snapped.access_mm[place] = Math.round(found.distance_m * 1000);
	snapped.toFrom_mm[place] = toFrom_mm;
	snapped.toTo_mm[place] = cost_mm - toFrom_mm;
}

/** Indexes of the points that are off the network. */
export function offNetwork(snapped: SnappedPoints): number[] {
	return [...snapped.edge.keys()].filter((place) => snapped.edge[place] === -1);
}
