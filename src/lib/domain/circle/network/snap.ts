import { findNearestEdge, type EdgeIndex, type NearestEdge } from './edge-index.ts';
import type { LonLat } from '../../shared/geodesy.ts';
import type { WalkingNetwork } from './network.ts';

/** Places hang on the network at the foot of their perpendicular; this far away they count as off the network. */
export const DEFAULT_SNAP_M = 100;

/** Where places hang on the network, one array entry per place. Costs are millimetres of level walking. */
export interface Attachments {
	readonly count: number;
	/** The edge the place hangs on; -1 when it is off the network. */
	readonly edge: Int32Array;
	/** From the place to the street: walked at both ends of every way. */
	readonly access_mm: Int32Array;
	/** Along the edge, from where the place hangs to the two ends of the edge. */
	readonly toFrom_mm: Int32Array;
	readonly toTo_mm: Int32Array;
	/** Metres to the nearest street, also for places off the network. */
	readonly distance_m: Float64Array;
	/** The point of the street where the place hangs, for drawing the access leg. */
	readonly lon: Float64Array;
	readonly lat: Float64Array;
}

/**
 * Hangs places on their nearest edge, at their exact position along it. None is dropped: places farther than the
 * limit keep their number, with edge -1 and the distance that a message can name.
 */
export function attach(
	network: WalkingNetwork,
	index: EdgeIndex,
	places: readonly LonLat[],
	snapLimit_m: number = DEFAULT_SNAP_M
): Attachments {
	const attachments = emptyAttachments(places.length);
	const found: NearestEdge = { edge: -1, distance_m: Infinity, along_m: 0, lon: NaN, lat: NaN };
	for (const [place, { lon, lat }] of places.entries()) {
		findNearestEdge(network, index, lon, lat, found);
		attachments.distance_m[place] = found.distance_m;
		attachments.lon[place] = found.lon;
		attachments.lat[place] = found.lat;
		if (found.distance_m <= snapLimit_m) hang(attachments, place, network, found);
	}
	return attachments;
}

function emptyAttachments(count: number): Attachments {
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

function hang(attachments: Attachments, place: number, network: WalkingNetwork, found: NearestEdge): void {
	const cost_mm = network.edgeCost_mm[found.edge] ?? 0;
	const length_m = network.pointAlong_m[(network.pointStart[found.edge + 1] ?? 0) - 1] ?? 0;
	const toFrom_mm = length_m === 0 ? 0 : Math.round((found.along_m / length_m) * cost_mm);
	attachments.edge[place] = found.edge;
	attachments.access_mm[place] = Math.round(found.distance_m * 1000);
	attachments.toFrom_mm[place] = toFrom_mm;
	attachments.toTo_mm[place] = cost_mm - toFrom_mm;
}

/** The places that hang on nothing, by number. */
export function offNetwork(attachments: Attachments): number[] {
	return [...attachments.edge.keys()].filter((place) => attachments.edge[place] === -1);
}
