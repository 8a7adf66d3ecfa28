import type { Geometry, Position } from 'geojson';
import { isLonLat, RADIANS_PER_DEGREE } from './geodesy.ts';

/** West, south, east, north in degrees (RFC 7946 §5; boxes across the antimeridian are not used here). */
export type BBox = readonly [west: number, south: number, east: number, north: number];

/** @returns null for an empty geometry */
export const bboxOf = (geometry: Geometry): BBox | null => bboxOfAll([geometry]);

/** The box around all geometries. @returns null without any position */
export function bboxOfAll(geometries: readonly Geometry[]): [...BBox] | null {
	const box: [...BBox] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const geometry of geometries) eachPosition(geometry, (position) => include(box, position));
	return Number.isFinite(box[0]) ? box : null;
}

// By index: destructuring costs several times as much, and this runs for every position of the town.
function include(box: [...BBox], position: Position): void {
	const lon = position[0] ?? NaN;
	const lat = position[1] ?? NaN;
	if (lon < box[0]) box[0] = lon;
	if (lat < box[1]) box[1] = lat;
	if (lon > box[2]) box[2] = lon;
	if (lat > box[3]) box[3] = lat;
}

type Coordinates = Position | readonly Coordinates[];

/** Visits every position of a geometry. */
export function eachPosition(geometry: Geometry, visit: (position: Position) => void): void {
	if (geometry.type === 'GeometryCollection') for (const part of geometry.geometries) eachPosition(part, visit);
	else eachIn(geometry.coordinates, visit);
}

function eachIn(coordinates: Coordinates, visit: (position: Position) => void): void {
	if (typeof coordinates[0] === 'number') visit(coordinates as Position);
	else for (const part of coordinates as readonly Coordinates[]) eachIn(part, visit);
}

export const isInBox = ([west, south, east, north]: BBox, lon: number, lat: number): boolean =>
	lon >= west && lon <= east && lat >= south && lat <= north;

export const isBoxWithin = (inner: BBox, outer: BBox): boolean =>
	isInBox(outer, inner[0], inner[1]) && isInBox(outer, inner[2], inner[3]);

/** Whether the two boxes have no point in common. */
export function isDisjoint(a: BBox, b: BBox): boolean {
	return a[0] > b[2] || a[2] < b[0] || a[1] > b[3] || a[3] < b[1];
}

/** Whether the geometry's box meets the given one: the coarse test of a map viewport. */
export function intersects(bbox: BBox, geometry: Geometry): boolean {
	const box = bboxOf(geometry);
	return box !== null && !isDisjoint(box, bbox);
}

export const union = (a: BBox, b: BBox): BBox => [
	Math.min(a[0], b[0]),
	Math.min(a[1], b[1]),
	Math.max(a[2], b[2]),
	Math.max(a[3], b[3])
];

/** Metres per degree at the equator of WGS 84, as in private.check_place() of the database. */
const MARGIN_DEGREE_M = 111_320;

/** The box of a town with its margin, within which positions are accepted; equal to that of private.check_place(). */
export function withMargin([west, south, east, north]: BBox, margin_m: number): BBox {
	const dLat = margin_m / MARGIN_DEGREE_M;
	const dLon = margin_m / (MARGIN_DEGREE_M * Math.cos(((south + north) / 2) * RADIANS_PER_DEGREE));
	return [west - dLon, south - dLat, east + dLon, north + dLat];
}

/** `west,south,east,north` in degrees. @returns null unless it is four numbers in order and in range */
export function parseBBox(text: string): BBox | null {
	const parts = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
	const [west = NaN, south = NaN, east = NaN, north = NaN] = parts;
	const ordered = west < east && south < north;
	return parts.length === 4 && ordered && isLonLat(west, south) && isLonLat(east, north)
		? [west, south, east, north]
		: null;
}
