import { distance_m } from '../../shared/geo/geodesy.ts';
import { spatialOrder } from './node-order.ts';

/**
 * Walking costs are integer millimetres of level walking, so that sums are exact in any order. The speed divides them
 * last, so that another speed needs no new search.
 */
export const UNREACHED = 0x7fffffff;

/**
 * Costs that differ by no more are ties: each edge is rounded to a millimetre, so that two routes of the same length
 * may differ by a few millimetres.
 */
export const TIE_MM = 5;

/** Input of buildNetwork: the junctions, the streets between them, and the bends of each street. */
export interface NetworkArrays {
	/** Junctions, WGS 84 degrees. */
	readonly lon: Float64Array;
	readonly lat: Float64Array;
	/** Streets as pairs of junction numbers; walked in both directions. */
	readonly from: Int32Array;
	readonly to: Int32Array;
	/** Slowness against level walking, one per street (steps: 2); absent means 1 everywhere. */
	readonly slowness?: Float32Array;
	/** The bends of street e are bendStart[e] … bendStart[e + 1]; absent means straight streets. */
	readonly bendStart?: Int32Array;
	readonly bendLon?: Float64Array;
	readonly bendLat?: Float64Array;
}

/** The walking network in compressed sparse rows; only typed arrays and numbers, so that it can be sent to a worker. */
export interface WalkingNetwork {
	readonly nodeCount: number;
	readonly edgeCount: number;
	readonly length_m: number;
	readonly longestEdge_mm: number;
	readonly nodeLon: Float64Array;
	readonly nodeLat: Float64Array;
	readonly edgeFrom: Int32Array;
	readonly edgeTo: Int32Array;
	readonly edgeCost_mm: Int32Array;
	/** Points of edge e, both ends included, are pointStart[e] … pointStart[e + 1]. */
	readonly pointStart: Int32Array;
	readonly pointLon: Float64Array;
	readonly pointLat: Float64Array;
	/** Metres from the first point of the edge to this one. */
	readonly pointAlong_m: Float64Array;
	/** The arcs that leave node n are arcStart[n] … arcStart[n + 1]; each edge has one arc per direction. */
	readonly arcStart: Int32Array;
	/** Arc a leads to node arcs[2 a] at a cost of arcs[2 a + 1] millimetres, interleaved for locality. */
	readonly arcs: Int32Array;
	readonly arcEdge: Int32Array;
}

export class NetworkError extends Error {}

/**
 * Nodes are renumbered in spatial order; edges keep their numbers.
 * @throws NetworkError when there is no edge, or the cost of one exceeds 31 bits
 */
export function buildNetwork(given: NetworkArrays): WalkingNetwork {
	const edgeCount = given.from.length;
	if (edgeCount === 0) throw new NetworkError('the network has no edge');
	const arrays = renumbered(given);
	const points = layPoints(arrays);
	const edgeCost_mm = new Int32Array(edgeCount);
	let [length_m, longestEdge_mm] = [0, 0];
	for (let edge = 0; edge < edgeCount; edge++) {
		const edge_m = points.pointAlong_m[(points.pointStart[edge + 1] ?? 0) - 1] ?? 0;
		const cost_mm = Math.round(edge_m * (arrays.slowness?.[edge] ?? 1) * 1000);
		if (!(cost_mm < UNREACHED)) throw new NetworkError(`edge ${edge} is longer than 2,000 km`);
		edgeCost_mm[edge] = cost_mm;
		length_m += edge_m;
		longestEdge_mm = Math.max(longestEdge_mm, cost_mm);
	}
	return {
		nodeCount: arrays.lon.length,
		edgeCount,
		length_m,
		longestEdge_mm,
		nodeLon: arrays.lon,
		nodeLat: arrays.lat,
		edgeFrom: arrays.from,
		edgeTo: arrays.to,
		edgeCost_mm,
		...points,
		...rowsOf(arrays, edgeCost_mm)
	};
}

function renumbered(arrays: NetworkArrays): NetworkArrays {
	const numbers = spatialOrder(arrays.lon, arrays.lat);
	const [lon, lat] = [new Float64Array(numbers.length), new Float64Array(numbers.length)];
	for (let node = 0; node < numbers.length; node++) {
		lon[numbers[node] ?? 0] = arrays.lon[node] ?? NaN;
		lat[numbers[node] ?? 0] = arrays.lat[node] ?? NaN;
	}
	const numberOf = (node: number): number => numbers[node] ?? 0;
	return { ...arrays, lon, lat, from: arrays.from.map(numberOf), to: arrays.to.map(numberOf) };
}

type Points = Pick<WalkingNetwork, 'pointStart' | 'pointLon' | 'pointLat' | 'pointAlong_m'>;

function layPoints({ lon, lat, from, to, bendStart, bendLon, bendLat }: NetworkArrays): Points {
	const edgeCount = from.length;
	const total = edgeCount * 2 + (bendLon?.length ?? 0);
	const pointStart = new Int32Array(edgeCount + 1);
	const pointLon = new Float64Array(total);
	const pointLat = new Float64Array(total);
	const pointAlong_m = new Float64Array(total);
	let at = 0;
	const place = (x: number, y: number, first: boolean): void => {
		pointLon[at] = x;
		pointLat[at] = y;
		const step_m = first ? 0 : distance_m(pointLon[at - 1] ?? x, pointLat[at - 1] ?? y, x, y);
		pointAlong_m[at] = first ? 0 : (pointAlong_m[at - 1] ?? 0) + step_m;
		at++;
	};
	for (let edge = 0; edge < edgeCount; edge++) {
		const [a, b] = [from[edge] ?? 0, to[edge] ?? 0];
		pointStart[edge] = at;
		place(lon[a] ?? NaN, lat[a] ?? NaN, true);
		if (bendStart && bendLon && bendLat) {
			const end = bendStart[edge + 1] ?? 0;
			for (let bend = bendStart[edge] ?? 0; bend < end; bend++)
				place(bendLon[bend] ?? NaN, bendLat[bend] ?? NaN, false);
		}
		place(lon[b] ?? NaN, lat[b] ?? NaN, false);
	}
	pointStart[edgeCount] = at;
	return { pointStart, pointLon, pointLat, pointAlong_m };
}

type Rows = Pick<WalkingNetwork, 'arcStart' | 'arcs' | 'arcEdge'>;

function rowsOf({ lon, from, to }: NetworkArrays, edgeCost_mm: Int32Array): Rows {
	const edgeCount = from.length;
	const arcStart = new Int32Array(lon.length + 1);
	for (let edge = 0; edge < edgeCount; edge++) {
		arcStart[(from[edge] ?? 0) + 1] = (arcStart[(from[edge] ?? 0) + 1] ?? 0) + 1;
		arcStart[(to[edge] ?? 0) + 1] = (arcStart[(to[edge] ?? 0) + 1] ?? 0) + 1;
	}
	for (let node = 0; node < lon.length; node++) arcStart[node + 1] = (arcStart[node + 1] ?? 0) + (arcStart[node] ?? 0);
	const free = arcStart.slice();
	const arcs = new Int32Array(edgeCount * 4);
	const arcEdge = new Int32Array(edgeCount * 2);
	const lay = (start: number, end: number, edge: number): void => {
		const arc = free[start] ?? 0;
		free[start] = arc + 1;
		arcs[arc * 2] = end;
		arcs[arc * 2 + 1] = edgeCost_mm[edge] ?? 0;
		arcEdge[arc] = edge;
	};
	for (let edge = 0; edge < edgeCount; edge++) {
		const [a, b] = [from[edge] ?? 0, to[edge] ?? 0];
		lay(a, b, edge);
		lay(b, a, edge);
	}
	return { arcStart, arcs, arcEdge };
}
