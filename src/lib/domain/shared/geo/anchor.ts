/** Anchor of a feature's mark: the point itself, the middle of a line, a point inside a polygon. */
import type { Geometry, Position } from 'geojson';
import { distanceBetween_m } from './geodesy.ts';

/** @returns one position, or all of a MultiPoint; empty for an empty geometry */
export function anchorsOf(geometry: Geometry): Position[] {
	switch (geometry.type) {
		case 'Point':
			return [geometry.coordinates];
		case 'MultiPoint':
			return geometry.coordinates;
		case 'LineString':
			return some(halfway(geometry.coordinates));
		case 'MultiLineString':
			return some(halfway(longest(geometry.coordinates)));
		case 'Polygon':
			return some(insideOf(geometry.coordinates));
		case 'MultiPolygon':
			return some(insideOf(largest(geometry.coordinates)));
		case 'GeometryCollection':
			return geometry.geometries.slice(0, 1).flatMap(anchorsOf);
	}
}

const some = (position: Position | null): Position[] => (position ? [position] : []);

function lengthOf(line: readonly Position[]): number {
	let sum_m = 0;
	for (let i = 1; i < line.length; i++) sum_m += distanceBetween_m(line[i - 1] ?? [], line[i] ?? []);
	return sum_m;
}

function longest(lines: readonly Position[][]): Position[] {
	return lines.reduce<Position[]>((best, line) => (lengthOf(line) > lengthOf(best) ? line : best), []);
}

function halfway(line: readonly Position[]): Position | null {
	let left = lengthOf(line) / 2;
	for (let i = 1; i < line.length; i++) {
		const [a, b] = [line[i - 1] ?? [], line[i] ?? []];
		const step = distanceBetween_m(a, b);
		if (step >= left && step > 0) return between(a, b, left / step);
		left -= step;
	}
	return line[0] ?? null;
}

function between([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position, share: number): Position {
	return [ax + (bx - ax) * share, ay + (by - ay) * share];
}

// Plain loops, here and below: with thousands of outlines, temporary lists dominated the cost.
function signedArea(ring: readonly Position[]): number {
	let sum = 0;
	for (let i = 1; i < ring.length; i++) {
		const [from = [], to = []] = [ring[i - 1], ring[i]];
		sum += ((from[0] ?? 0) * (to[1] ?? 0) - (to[0] ?? 0) * (from[1] ?? 0)) / 2;
	}
	return sum;
}

function largest(polygons: readonly Position[][][]): Position[][] {
	const size = (rings: readonly Position[][]) => Math.abs(signedArea(rings[0] ?? []));
	return polygons.reduce<Position[][]>((best, rings) => (size(rings) > size(best) ? rings : best), []);
}

/** The centroid when it lies inside, else the middle of the widest interior stretch at its latitude. */
function insideOf(rings: readonly Position[][]): Position | null {
	const ring = rings[0];
	const first = ring?.[0];
	if (!ring || !first) return null;
	const centre = centroid(ring) ?? first;
	const [x = 0, y = 0] = centre;
	const crossings: number[] = [];
	for (const line of rings) addCrossings(crossings, line, y);
	crossings.sort((a, b) => a - b);
	let best: [number, number] | null = null;
	for (let i = 0; i + 1 < crossings.length; i += 2) {
		const [from = 0, to = 0] = [crossings[i], crossings[i + 1]];
		if (x >= from && x <= to) return centre;
		if (!best || to - from > best[1] - best[0]) best = [from, to];
	}
	return best ? [(best[0] + best[1]) / 2, y] : centre;
}

function centroid(ring: readonly Position[]): Position | null {
	const area = signedArea(ring);
	if (area === 0) return null;
	let sumX = 0;
	let sumY = 0;
	// Relative to the first corner, because products of absolute degrees lose precision.
	const [ox = 0, oy = 0] = ring[0] ?? [];
	let ax = 0;
	let ay = 0;
	for (const position of ring) {
		const bx = (position[0] ?? 0) - ox;
		const by = (position[1] ?? 0) - oy;
		const cross = ax * by - bx * ay;
		sumX += (ax + bx) * cross;
		sumY += (ay + by) * cross;
		ax = bx;
		ay = by;
	}
	return [ox + sumX / (6 * area), oy + sumY / (6 * area)];
}

/** Longitudes at which the ring crosses the latitude `y`, unsorted. */
function addCrossings(crossings: number[], ring: readonly Position[], y: number): void {
	let before = ring[0] ?? [];
	for (const position of ring) {
		const ay = before[1] ?? 0;
		const by = position[1] ?? 0;
		if (ay > y !== by > y) {
			const ax = before[0] ?? 0;
			crossings.push(ax + ((y - ay) / (by - ay)) * ((position[0] ?? 0) - ax));
		}
		before = position;
	}
}
