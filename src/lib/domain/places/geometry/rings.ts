/** Rings of files: open or closed, wound either way, holes before their shells; computed in the plane of the file. */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { closed } from './shape.ts';

/** @returns the closed ring; null for fewer than three corners */
export function closedRing(ring: readonly Position[]): Position[] | null {
	const whole = closed(ring);
	return whole.length >= 4 ? whole : null;
}

/** Twice the signed area; positive counter-clockwise. */
function windingOf(ring: readonly Position[]): number {
	let sum = 0;
	// Relative to the first corner: products of plane coordinates with eight digits lose precision.
	const [x0 = 0, y0 = 0] = ring[0] ?? [];
	for (let i = 1; i < ring.length; i += 1) {
		const [x1 = 0, y1 = 0] = ring[i - 1] ?? [];
		const [x2 = 0, y2 = 0] = ring[i] ?? [];
		sum += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
	}
	return sum;
}

function contains(ring: readonly Position[], [x = 0, y = 0]: Position): boolean {
	let inside = false;
	for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
		const [xi = 0, yi = 0] = ring[i] ?? [];
		const [xj = 0, yj = 0] = ring[j] ?? [];
		if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
	}
	return inside;
}

/**
 * Shapefiles list shells and holes together and distinguish them by winding (ESRI 1998, p. 8), which not every program
 * respects: a ring wound as a hole that lies in no shell is a shell.
 * @returns null without any ring
 */
export function polygonsOf(rings: readonly Position[][]): Polygon | MultiPolygon | null {
	const shells = rings.filter((ring) => windingOf(ring) <= 0).map((ring) => [ring]);
	for (const ring of rings) {
		if (windingOf(ring) <= 0) continue;
		const [corner = []] = ring;
		const around = shells.filter(([shell = []]) => shell !== ring && contains(shell, corner));
		// The innermost, where one shell lies in the hole of another.
		const [home] = around.sort(([a = []], [b = []]) => Math.abs(windingOf(a)) - Math.abs(windingOf(b)));
		if (home) home.push(ring);
		else shells.push([ring]);
	}
	const [only] = shells;
	if (!only) return null;
	return shells.length === 1 ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates: shells };
}
