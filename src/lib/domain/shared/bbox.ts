import type { Geometry, Position } from 'geojson';

/** West, south, east, north in degrees (RFC 7946 §5; boxes across the antimeridian are not used here). */
export type BBox = readonly [west: number, south: number, east: number, north: number];

/** @returns the smallest box around the geometry; null for an empty one */
export function bboxOf(geometry: Geometry): BBox | null {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	eachPosition(geometry, ([lon = NaN, lat = NaN]) => {
		west = Math.min(west, lon);
		south = Math.min(south, lat);
		east = Math.max(east, lon);
		north = Math.max(north, lat);
	});
	return Number.isFinite(west) ? [west, south, east, north] : null;
}

/** Whether the two boxes do not even touch. */
export function isApart(a: BBox, b: BBox): boolean {
	return a[0] > b[2] || a[2] < b[0] || a[1] > b[3] || a[3] < b[1];
}

/** Whether the geometry's box meets the given one: the coarse test a map viewport needs. */
export function intersects(bbox: BBox, geometry: Geometry): boolean {
	const box = bboxOf(geometry);
	return box !== null && !isApart(box, bbox);
}

/** `west,south,east,north` in degrees. @returns null unless it is four numbers in order and in range */
export function parseBBox(text: string): BBox | null {
	const parts = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
	const [west = NaN, south = NaN, east = NaN, north = NaN] = parts;
	const ordered = west < east && south < north;
	const inRange = west >= -180 && east <= 180 && south >= -90 && north <= 90;
	return parts.length === 4 && ordered && inRange ? [west, south, east, north] : null;
}

function eachPosition(geometry: Geometry, visit: (position: Position) => void): void {
	if (geometry.type === 'GeometryCollection') {
		for (const part of geometry.geometries) eachPosition(part, visit);
		return;
	}
	const walk = (value: unknown): void => {
		if (!Array.isArray(value)) return;
		if (typeof value[0] === 'number') visit(value as Position);
		else value.forEach(walk);
	};
	walk(geometry.coordinates);
}
