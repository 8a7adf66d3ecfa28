import { DEGREE_M, distance_m, RADIANS_PER_DEGREE, type LonLat } from '../../shared/geo/geodesy.ts';
import type { NetworkArrays, WalkingNetwork } from './network.ts';

export { seededRandom } from '../../shared/random.ts';

/**
 * Graphs and a simple reference search for tests and benchmarks only. Positions lie around 31° N, 121° E so that lengths
 * are those of a real town.
 */
const ORIGIN: LonLat = { lon: 121, lat: 31 };
// Rounded, so that positions lie slightly beyond round distances.
const METRE_LAT = 1 / Math.floor(DEGREE_M);
const METRE_LON = METRE_LAT / Math.cos(ORIGIN.lat * RADIANS_PER_DEGREE);

/** A position by metres east and north of the origin. */
export function at(east_m: number, north_m: number): LonLat {
	return { lon: ORIGIN.lon + east_m * METRE_LON, lat: ORIGIN.lat + north_m * METRE_LAT };
}

/** A rectangular street grid whose junctions are shifted a little, so that no two blocks are alike. */
export function gridArrays(columns: number, rows: number, block_m: number, random: () => number): NetworkArrays {
	const nodeCount = columns * rows;
	const edgeCount = (columns - 1) * rows + columns * (rows - 1);
	const [lon, lat] = [new Float64Array(nodeCount), new Float64Array(nodeCount)];
	const [from, to] = [new Int32Array(edgeCount), new Int32Array(edgeCount)];
	const shift_m = (): number => (random() - 0.5) * block_m * 0.3;
	let edge = 0;
	const connect = (a: number, b: number): void => {
		from[edge] = a;
		to[edge++] = b;
	};
	for (let node = 0; node < nodeCount; node++) {
		const place = at((node % columns) * block_m + shift_m(), Math.floor(node / columns) * block_m + shift_m());
		lon[node] = place.lon;
		lat[node] = place.lat;
		if (node % columns < columns - 1) connect(node, node + 1);
		if (node + columns < nodeCount) connect(node, node + columns);
	}
	return { lon, lat, from, to };
}

/** Random junctions, random streets among neighbours: dead ends, islands, parallel streets and loops included. */
export function randomArrays(
	nodeCount: number,
	edgeCount: number,
	size_m: number,
	random: () => number
): NetworkArrays {
	const places = Array.from({ length: nodeCount }, () => at(random() * size_m, random() * size_m));
	const pick = (): number => Math.floor(random() * nodeCount);
	const [from, to]: [number[], number[]] = [[], []];
	while (from.length < edgeCount) {
		const a = pick();
		const others = Array.from({ length: 6 }, pick);
		others.sort((b, c) => between_m(places, a, b) - between_m(places, a, c));
		from.push(a);
		to.push(others[0] ?? a);
	}
	const slowness = Float32Array.from(from, () => (random() < 0.1 ? 2 : 1));
	return { ...arraysOf(places, from, to), slowness };
}

export function randomPlaces(count: number, width_m: number, height_m: number, random: () => number): LonLat[] {
	return Array.from({ length: count }, () => at(random() * width_m, random() * height_m));
}

function between_m(places: readonly LonLat[], a: number, b: number): number {
	const [from, to] = [places[a] ?? ORIGIN, places[b] ?? ORIGIN];
	return distance_m(from.lon, from.lat, to.lon, to.lat);
}

function arraysOf(places: readonly LonLat[], from: readonly number[], to: readonly number[]): NetworkArrays {
	return {
		lon: Float64Array.from(places, (place) => place.lon),
		lat: Float64Array.from(places, (place) => place.lat),
		from: Int32Array.from(from),
		to: Int32Array.from(to)
	};
}

/**
 * Metres of level walking between two places, the plain way: every edge is tried for the foot of the perpendicular,
 * both places become junctions of their own, and Dijkstra looks through all junctions for the nearest open one.
 */
export function plainWalk_m(network: WalkingNetwork, from: LonLat, to: LonLat, snapLimit_m: number): number {
	const [a, b] = [plainFoot(network, from), plainFoot(network, to)];
	if (a.off_m > snapLimit_m || b.off_m > snapLimit_m) return Infinity;
	const [start, goal] = [network.nodeCount, network.nodeCount + 1];
	const links: { a: number; b: number; m: number }[] = [];
	const edge_m = (edge: number): number => edgeLength_m(network, edge) * slownessOf(network, edge);
	for (let edge = 0; edge < network.edgeCount; edge++) {
		links.push({ a: network.edgeFrom[edge] ?? 0, b: network.edgeTo[edge] ?? 0, m: edge_m(edge) });
	}
	for (const [node, foot] of [[start, a] as const, [goal, b] as const]) {
		links.push({ a: node, b: network.edgeFrom[foot.edge] ?? 0, m: foot.off_m + foot.part * edge_m(foot.edge) });
		links.push({ a: node, b: network.edgeTo[foot.edge] ?? 0, m: foot.off_m + (1 - foot.part) * edge_m(foot.edge) });
	}
	if (a.edge === b.edge) {
		links.push({ a: start, b: goal, m: a.off_m + b.off_m + Math.abs(a.part - b.part) * edge_m(a.edge) });
	}
	return plainDijkstra(network.nodeCount + 2, links, start)[goal] ?? Infinity;
}

function slownessOf(network: WalkingNetwork, edge: number): number {
	const length_m = edgeLength_m(network, edge);
	return length_m < 0.1 ? 1 : Math.round((network.edgeCost_mm[edge] ?? 0) / 1000 / length_m);
}

function edgeLength_m(network: WalkingNetwork, edge: number): number {
	return network.pointAlong_m[(network.pointStart[edge + 1] ?? 0) - 1] ?? 0;
}

function plainDijkstra(count: number, links: readonly { a: number; b: number; m: number }[], start: number): number[] {
	const cost_m = new Array<number>(count).fill(Infinity);
	const open = new Set(cost_m.keys());
	const byNode = cost_m.map((_, node) => links.filter((link) => link.a === node || link.b === node));
	cost_m[start] = 0;
	while (open.size > 0) {
		const nearest = [...open].reduce((a, b) => ((cost_m[b] ?? 0) < (cost_m[a] ?? 0) ? b : a));
		open.delete(nearest);
		for (const { a, b, m } of byNode[nearest] ?? []) {
			const other = a === nearest ? b : a;
			cost_m[other] = Math.min(cost_m[other] ?? Infinity, (cost_m[nearest] ?? Infinity) + m);
		}
	}
	return cost_m;
}

interface Foot {
	edge: number;
	off_m: number;
	/** Share of the edge's length. */
	part: number;
}

function plainFoot(network: WalkingNetwork, { lon, lat }: LonLat): Foot {
	const best: Foot = { edge: -1, off_m: Infinity, part: 0 };
	for (let edge = 0; edge < network.edgeCount; edge++) {
		const last = (network.pointStart[edge + 1] ?? 0) - 1;
		for (let point = network.pointStart[edge] ?? 0; point < last; point++) {
			const [lonA, latA] = [network.pointLon[point] ?? 0, network.pointLat[point] ?? 0];
			const [lonB, latB] = [network.pointLon[point + 1] ?? 0, network.pointLat[point + 1] ?? 0];
			const squeeze = Math.cos((lat * Math.PI) / 180) ** 2;
			const span = (lonB - lonA) ** 2 * squeeze + (latB - latA) ** 2;
			const dot = (lon - lonA) * (lonB - lonA) * squeeze + (lat - latA) * (latB - latA);
			const t = span === 0 ? 0 : Math.min(1, Math.max(0, dot / span));
			const off_m = distance_m(lon, lat, lonA + t * (lonB - lonA), latA + t * (latB - latA));
			if (off_m >= best.off_m) continue;
			const [start_m, end_m] = [network.pointAlong_m[point] ?? 0, network.pointAlong_m[point + 1] ?? 0];
			const length_m = edgeLength_m(network, edge);
			Object.assign(best, { edge, off_m, part: length_m === 0 ? 0 : (start_m + t * (end_m - start_m)) / length_m });
		}
	}
	return best;
}
