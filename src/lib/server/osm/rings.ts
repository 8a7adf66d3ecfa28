import { DEGREE_M, degreeOfLongitude_m, type LonLat } from '../../domain/shared/geo/geodesy.ts';

/** A closed line of node ids; the first and the last are the same. */
export type NodeRing = readonly number[];

/**
 * Joins the member ways of a multipolygon to closed rings, whatever their order and direction.
 * @returns the rings, and whether all ways were used (not so when the extract is clipped through the area)
 */
export function joinRings(ways: readonly ArrayLike<number>[]): { rings: NodeRing[]; complete: boolean } {
	const open = ways.filter((way) => way.length > 1).map((way) => Array.from(way));
	const rings: NodeRing[] = [];
	let complete = true;
	for (let line = open.pop(); line; line = open.pop()) {
		const ring = closeLine(line, open);
		if (ring) rings.push(ring);
		else complete = false;
	}
	return { rings, complete };
}

/** Appends open ways until the line closes. @returns null when no way continues it */
function closeLine(line: number[], open: number[][]): NodeRing | null {
	const grown = line;
	while (grown[0] !== grown.at(-1)) {
		const tip = grown.at(-1);
		const next = open.findIndex((way) => way[0] === tip || way.at(-1) === tip);
		const [way] = next === -1 ? [] : open.splice(next, 1);
		if (!way) return null;
		if (way[0] !== tip) way.reverse();
		for (const node of way.slice(1)) grown.push(node);
	}
	return grown.length >= 4 ? grown : null;
}

/** Centroid; the first point of a ring without area. */
export function ringCentre(ring: readonly LonLat[]): LonLat {
	const [first = { lon: NaN, lat: NaN }] = ring;
	const { doubled, momentX, momentY } = shoelace(ring);
	if (Math.abs(doubled) < 1e-6) return first;
	return {
		lon: first.lon + momentX / (3 * doubled) / degreeOfLongitude_m(first.lat),
		lat: first.lat + momentY / (3 * doubled) / DEGREE_M
	};
}

function shoelace(ring: readonly LonLat[]): { doubled: number; momentX: number; momentY: number } {
	const [first = { lon: NaN, lat: NaN }] = ring;
	const lon_m = degreeOfLongitude_m(first.lat);
	const sums = { doubled: 0, momentX: 0, momentY: 0 };
	for (let i = 0; i + 1 < ring.length; i++) {
		const [a, b] = [ring[i] ?? first, ring[i + 1] ?? first];
		const [ax, ay] = [(a.lon - first.lon) * lon_m, (a.lat - first.lat) * DEGREE_M];
		const [bx, by] = [(b.lon - first.lon) * lon_m, (b.lat - first.lat) * DEGREE_M];
		const cross = ax * by - bx * ay;
		sums.doubled += cross;
		sums.momentX += (ax + bx) * cross;
		sums.momentY += (ay + by) * cross;
	}
	return sums;
}
