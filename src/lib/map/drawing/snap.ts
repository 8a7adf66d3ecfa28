/** Snapping of a vertex to existing geometry: first to a vertex, else to the nearest point of a side. */
import type { Geometry, Position } from 'geojson';
import { boundsOf, type Bounds } from '../engine/camera.ts';

type Point = readonly [lon: number, lat: number];

export interface SnapTarget {
	readonly bounds: Bounds;
	readonly lines: readonly (readonly Point[])[];
}

/** A larger radius, such as a finger's width, would snap to unintended vertices. */
const SNAP_REACH_PX = 12;

export function snapTargets(geometries: readonly Geometry[]): SnapTarget[] {
	return geometries.flatMap((geometry) => {
		const bounds = boundsOf([geometry]);
		return bounds ? [{ bounds, lines: linesOf(geometry) }] : [];
	});
}

function linesOf(geometry: Geometry): Point[][] {
	const line = (positions: readonly Position[]): Point[] => positions.map(([lon = NaN, lat = NaN]) => [lon, lat]);
	switch (geometry.type) {
		case 'Point':
			return [line([geometry.coordinates])];
		case 'MultiPoint':
			return geometry.coordinates.map((position) => line([position]));
		case 'LineString':
			return [line(geometry.coordinates)];
		case 'MultiLineString':
		case 'Polygon':
			return geometry.coordinates.map(line);
		case 'MultiPolygon':
			return geometry.coordinates.flat().map(line);
		case 'GeometryCollection':
			return geometry.geometries.flatMap(linesOf);
	}
}

/**
 * @param project degrees to pixels on the screen
 * @returns the snapped position instead of `at`; null where nothing is within reach
 */
export function snapped(
	targets: readonly SnapTarget[],
	at: Point,
	project: (lon: number, lat: number) => { x: number; y: number },
	reach_px = SNAP_REACH_PX
): Point | null {
	const here = project(...at);
	const beside = project(at[0] + 1e-4, at[1] + 1e-4);
	const reach: Point = [
		(reach_px * 1e-4) / Math.abs(beside.x - here.x),
		(reach_px * 1e-4) / Math.abs(beside.y - here.y)
	];
	/** Distance in multiples of the reach. */
	const apart = (place: Point): number => Math.hypot((place[0] - at[0]) / reach[0], (place[1] - at[1]) / reach[1]);
	let corner: Point | null = null;
	let side: Point | null = null;
	for (const { bounds, lines } of targets) {
		if (!isNear(bounds, at, reach)) continue;
		for (const line of lines) {
			for (const [i, to] of line.entries()) {
				if (apart(to) <= Math.min(1, corner ? apart(corner) : 1)) corner = to;
				const from = line[i - 1];
				const foot = from && footOn(from, to, at, reach);
				if (foot && apart(foot) <= Math.min(1, side ? apart(side) : 1)) side = foot;
			}
		}
	}
	return corner ?? side;
}

function isNear([west, south, east, north]: Bounds, [lon, lat]: Point, [across, up]: Point): boolean {
	return lon >= west - across && lon <= east + across && lat >= south - up && lat <= north + up;
}

/** The nearest point of a side, in multiples of the reach, so that both axes count alike on the screen. */
function footOn(from: Point, to: Point, at: Point, [across, up]: Point): Point {
	const [dx, dy] = [(to[0] - from[0]) / across, (to[1] - from[1]) / up];
	const [px, py] = [(at[0] - from[0]) / across, (at[1] - from[1]) / up];
	const length2 = dx * dx + dy * dy;
	const share = length2 > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / length2)) : 0;
	return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}
