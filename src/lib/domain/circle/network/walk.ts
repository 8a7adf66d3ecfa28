import type { SnappedPoints } from './snap.ts';
import { UNREACHED, type WalkingNetwork } from './network.ts';
import type { MultiSourceDijkstra } from './multi-source-dijkstra.ts';
import { alongEdge_mm } from '../coverage/walk-times.ts';

/** A stretch of one edge, from one share of its length to another (0 at its first point, 1 at its last). */
export interface Stretch {
	readonly edge: number;
	readonly start: number;
	readonly end: number;
}

/**
 * What can be walked from one origin within the limit, as stretches of streets: for drawing only.
 * The search must have run from that origin alone with the same limit.
 */
export function reachedStretches(
	search: MultiSourceDijkstra,
	origins: SnappedPoints,
	origin: number,
	limit_mm: number
): Stretch[] {
	const { network } = search;
	const edges = new Set<number>();
	for (let slot = 0; slot < search.touchedCount; slot++) {
		const node = search.touched[slot] ?? 0;
		const end = network.arcStart[node + 1] ?? 0;
		for (let arc = network.arcStart[node] ?? 0; arc < end; arc++) edges.add(network.arcEdge[arc] ?? 0);
	}
	const stretches = ownStretch(network, origins, origin, limit_mm);
	for (const edge of edges) {
		const edge_mm = network.edgeCost_mm[edge] ?? 0;
		if (edge_mm === 0) continue;
		const fromA = share(limit_mm - search.cost_mm(network.edgeFrom[edge] ?? 0), edge_mm);
		const fromB = share(limit_mm - search.cost_mm(network.edgeTo[edge] ?? 0), edge_mm);
		if (fromA + fromB >= 1) stretches.push({ edge, start: 0, end: 1 });
		else {
			if (fromA > 0) stretches.push({ edge, start: 0, end: fromA });
			if (fromB > 0) stretches.push({ edge, start: 1 - fromB, end: 1 });
		}
	}
	return stretches;
}

function share(rest_mm: number, edge_mm: number): number {
	return Math.max(0, Math.min(1, rest_mm / edge_mm));
}

/** On the edge the origin is snapped to, the walk goes both ways. */
function ownStretch(network: WalkingNetwork, origins: SnappedPoints, origin: number, limit_mm: number): Stretch[] {
	const edge = origins.edge[origin] ?? -1;
	const edge_mm = network.edgeCost_mm[edge] ?? 0;
	const rest_mm = limit_mm - (origins.access_mm[origin] ?? 0);
	if (edge === -1 || edge_mm === 0 || rest_mm <= 0) return [];
	const at_mm = origins.toFrom_mm[origin] ?? 0;
	return [{ edge, start: share(at_mm - rest_mm, edge_mm), end: share(at_mm + rest_mm, edge_mm) }];
}

export type Line = [lon: number, lat: number][];

/** The points of a stretch, in its own direction (backwards when end lies before start). */
export function stretchLine(network: WalkingNetwork, { edge, start, end }: Stretch): Line {
	if (end < start) return stretchLine(network, { edge, start: end, end: start }).reverse();
	const first = network.pointStart[edge] ?? 0;
	const last = (network.pointStart[edge + 1] ?? 0) - 1;
	const length_m = network.pointAlong_m[last] ?? 0;
	const line: Line = [pointAt(network, first, last, start * length_m)];
	for (let point = first + 1; point < last; point++) {
		const along_m = network.pointAlong_m[point] ?? 0;
		if (along_m > start * length_m && along_m < end * length_m) line.push(lonLat(network, point));
	}
	line.push(pointAt(network, first, last, end * length_m));
	return line;
}

function lonLat({ pointLon, pointLat }: WalkingNetwork, point: number): Line[number] {
	return [pointLon[point] ?? NaN, pointLat[point] ?? NaN];
}

function pointAt(network: WalkingNetwork, first: number, last: number, along_m: number): Line[number] {
	let point = first;
	while (point + 1 < last && (network.pointAlong_m[point + 1] ?? 0) < along_m) point++;
	const [lonA, latA] = lonLat(network, point);
	const [lonB, latB] = lonLat(network, point + 1);
	const start_m = network.pointAlong_m[point] ?? 0;
	const segment_m = (network.pointAlong_m[point + 1] ?? 0) - start_m;
	const part = segment_m === 0 ? 0 : (along_m - start_m) / segment_m;
	return [lonA + part * (lonB - lonA), latA + part * (latB - latA)];
}

export interface Walk {
	readonly cost_mm: number;
	/** From origin to destination: the first and last points are their snapped positions. */
	readonly line: Line;
}

/**
 * The shortest route from an origin to a point. The search must have run from that origin alone.
 * @returns null when there is no route within the search's limit
 */
export function walkTo(
	search: MultiSourceDijkstra,
	origins: SnappedPoints,
	origin: number,
	places: SnappedPoints,
	place: number
): Walk | null {
	const { network } = search;
	const edge = places.edge[place] ?? -1;
	if (edge === -1 || origins.edge[origin] === -1) return null;
	const ends = [network.edgeFrom[edge] ?? 0, network.edgeTo[edge] ?? 0] as const;
	const rest_mm = [places.toFrom_mm[place] ?? 0, places.toTo_mm[place] ?? 0] as const;
	const costs = ends.map((end, side) => search.cost_mm(end) + (rest_mm[side] ?? 0));
	const side = (costs[0] ?? Infinity) <= (costs[1] ?? Infinity) ? 0 : 1;
	const overEnd_mm = (costs[side] ?? UNREACHED) + (places.access_mm[place] ?? 0);
	const at = positionOf(network, places, place);
	if (origins.edge[origin] === edge) {
		const along_mm = alongEdge_mm(origins, origin, places, place);
		const stretch = { edge, start: positionOf(network, origins, origin), end: at };
		if (along_mm <= overEnd_mm) return { cost_mm: along_mm, line: stretchLine(network, stretch) };
	}
	if (overEnd_mm >= UNREACHED) return null;
	const line = lineToNode(search, origins, origin, ends[side]);
	line.push(...stretchLine(network, { edge, start: side, end: at }));
	return { cost_mm: overEnd_mm, line: withoutRepeats(line) };
}

/** Share of the edge's length at which a point is snapped. */
function positionOf(network: WalkingNetwork, places: SnappedPoints, place: number): number {
	const edge_mm = network.edgeCost_mm[places.edge[place] ?? -1] ?? 0;
	return edge_mm === 0 ? 0 : (places.toFrom_mm[place] ?? 0) / edge_mm;
}

/** Backtracks from a node to the origin: over the edge whose cost is exactly the difference, until the origin's own edge. */
function lineToNode(search: MultiSourceDijkstra, origins: SnappedPoints, origin: number, target: number): Line {
	const { network } = search;
	const stretches: Stretch[] = [];
	const passed = new Set<number>();
	let node = target;
	while (endOfOriginEdge(search, origins, origin, node) === null) {
		passed.add(node);
		const arc = arcBack(search, node, passed);
		if (arc === null) break;
		const edge = network.arcEdge[arc] ?? 0;
		const before = network.arcs[arc * 2] ?? 0;
		stretches.push(network.edgeTo[edge] === node ? { edge, start: 0, end: 1 } : { edge, start: 1, end: 0 });
		node = before;
	}
	const end = endOfOriginEdge(search, origins, origin, node) ?? 0;
	stretches.push({ edge: origins.edge[origin] ?? 0, start: positionOf(network, origins, origin), end });
	return stretches.reverse().flatMap((stretch) => stretchLine(network, stretch));
}

/** @returns the end of the origin's edge (0 or 1) when the node was reached directly from the origin, else null */
function endOfOriginEdge(
	search: MultiSourceDijkstra,
	origins: SnappedPoints,
	origin: number,
	node: number
): 0 | 1 | null {
	const { edgeFrom, edgeTo } = search.network;
	const edge = origins.edge[origin] ?? -1;
	const start_mm = search.cost_mm(node) - (origins.access_mm[origin] ?? 0);
	if (edgeFrom[edge] === node && start_mm === origins.toFrom_mm[origin]) return 0;
	return edgeTo[edge] === node && start_mm === origins.toTo_mm[origin] ? 1 : null;
}

/** The arc from the node to its predecessor; of two equally long routes the first. */
function arcBack(search: MultiSourceDijkstra, node: number, passed: ReadonlySet<number>): number | null {
	const { arcStart, arcs } = search.network;
	const end = arcStart[node + 1] ?? 0;
	for (let arc = arcStart[node] ?? 0; arc < end; arc++) {
		const before = arcs[arc * 2] ?? 0;
		const fits = search.cost_mm(before) + (arcs[arc * 2 + 1] ?? 0) === search.cost_mm(node);
		if (fits && !passed.has(before)) return arc;
	}
	return null;
}

function withoutRepeats(line: Line): Line {
	return line.filter((point, i) => i === 0 || point[0] !== line[i - 1]?.[0] || point[1] !== line[i - 1]?.[1]);
}
