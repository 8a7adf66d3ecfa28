/**
 * Rings and arcs as signed distance fields: images whose colour is a paint property and so can follow feature-state.
 * Computed from the geometry, because a field made from a drawn picture would be blurred twice.
 */
import { arcSpans, ARC_RADIUS, MARK_BOX } from './marks.ts';

export interface FieldImage {
	width: number;
	height: number;
	data: Uint8ClampedArray;
}

/** maplibre's convention for distance fields: the edge at three quarters, falling to zero over eight pixels. */
const EDGE = 0.75;
const REACH_PX = 8;

/** Box of the image in the units of the marks: wider than a mark, so that ring and arc fit. */
export const FIELD_BOX = 40;
export const FIELD_PIXEL_RATIO = 2;

type Distance = (x: number, y: number) => number;

/** @param distance signed distance to the shape in mark units, negative inside, around a centre at 0, 0 */
export function fieldImage(distance: Distance): FieldImage {
	const edge_px = FIELD_BOX * FIELD_PIXEL_RATIO;
	const data = new Uint8ClampedArray(edge_px * edge_px * 4);
	for (let row = 0; row < edge_px; row++)
		for (let column = 0; column < edge_px; column++) {
			const x = (column + 0.5) / FIELD_PIXEL_RATIO - FIELD_BOX / 2;
			const y = (row + 0.5) / FIELD_PIXEL_RATIO - FIELD_BOX / 2;
			const alpha = EDGE - (distance(x, y) * FIELD_PIXEL_RATIO) / REACH_PX;
			data[(row * edge_px + column) * 4 + 3] = Math.round(Math.min(1, Math.max(0, alpha)) * 255);
		}
	return { width: edge_px, height: edge_px, data };
}

/** The outer arc of a promise; its dashes when it is soft. */
export function arcDistance(hard: boolean, width: number): Distance {
	const spans = arcSpans(hard);
	return (x, y) => Math.min(...spans.map((span) => spanDistance(x, y, span))) - width / 2;
}

export function ringDistance(radius: number, width: number): Distance {
	return (x, y) => Math.abs(Math.hypot(x, y) - radius) - width / 2;
}

function spanDistance(x: number, y: number, [from, to]: readonly [number, number]): number {
	const bearing = (Math.atan2(x, -y) * 180) / Math.PI;
	if (bearing >= from && bearing <= to) return Math.abs(Math.hypot(x, y) - ARC_RADIUS);
	return Math.min(...[from, to].map((end) => distanceTo(x, y, end)));
}

function distanceTo(x: number, y: number, bearing_deg: number): number {
	const radians = (bearing_deg * Math.PI) / 180;
	return Math.hypot(x - ARC_RADIUS * Math.sin(radians), y + ARC_RADIUS * Math.cos(radians));
}

/** Ring around a hovered, moved or selected mark, outside its arc. */
export const HALO_RADIUS = MARK_BOX / 2 + 2.2;
