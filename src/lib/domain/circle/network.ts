import { distance_m } from './geodesy.ts';

/**
 * Walking costs are whole millimetres of level walking. Integers make equal ways exactly equal, so that a tie is a
 * tie on every machine, and dividing by a speed comes last: changing the speed never needs a new search.
 */
export const UNREACHED = 0x7fffffff;

/** What a network is built from: the junctions, the streets between them, and the bends of each street. */
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

/** The walking network in compressed rows; only typed arrays and numbers, so that it moves to a worker as it is. */
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
	readonly arcTo: Int32Array;
	readonly arcCost_mm: Int32Array;
	readonly arcEdge: Int32Array;
}

export class NetworkError extends Error {}

/** @throws NetworkError when there is no edge, or one is longer than the integers can carry */
export function buildNetwork(arrays: NetworkArrays): WalkingNetwork {
	const edgeCount = arrays.from.length;
	if (edgeCount === 0) throw new NetworkError('the network has no edge');
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
			for (let bend = bendStart[edge] ?? 0; bend < end; bend++) place(bendLon[bend] ?? NaN, bendLat[bend] ?? NaN, false);
		}
		place(lon[b] ?? NaN, lat[b] ?? NaN, false);
	}
	pointStart[edgeCount] = at;
	return { pointStart, pointLon, pointLat, pointAlong_m };
}

type Rows = Pick<WalkingNetwork, 'arcStart' | 'arcTo' | 'arcCost_mm' | 'arcEdge'>;

function rowsOf({ lon, from, to }: NetworkArrays, edgeCost_mm: Int32Array): Rows {
	const edgeCount = from.length;
	const arcStart = new Int32Array(lon.length + 1);
	for (let edge = 0; edge < edgeCount; edge++) {
		arcStart[(from[edge] ?? 0) + 1] = (arcStart[(from[edge] ?? 0) + 1] ?? 0) + 1;
		arcStart[(to[edge] ?? 0) + 1] = (arcStart[(to[edge] ?? 0) + 1] ?? 0) + 1;
	}
	for (let node = 0; node < lon.length; node++) arcStart[node + 1] = (arcStart[node + 1] ?? 0) + (arcStart[node] ?? 0);
	const free = arcStart.slice();
	const arcTo = new Int32Array(edgeCount * 2);
	const arcCost_mm = new Int32Array(edgeCount * 2);
	const arcEdge = new Int32Array(edgeCount * 2);
	const lay = (start: number, end: number, edge: number): void => {
		const arc = free[start] ?? 0;
		free[start] = arc + 1;
		arcTo[arc] = end;
		arcCost_mm[arc] = edgeCost_mm[edge] ?? 0;
		arcEdge[arc] = edge;
	};
	for (let edge = 0; edge < edgeCount; edge++) {
		const [a, b] = [from[edge] ?? 0, to[edge] ?? 0];
		lay(a, b, edge);
		lay(b, a, edge);
	}
	return { arcStart, arcTo, arcCost_mm, arcEdge };
}
