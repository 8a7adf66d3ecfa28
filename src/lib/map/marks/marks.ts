/**
 * Geometry of the marks: one outline per class of feature, filled as far as the phase has come. Pure; in a box of
 * 24 by 24 with the centre at 12, 12. The map draws these paths on a canvas, lists and legend draw them as SVG.
 */
import type { Phase } from '../../domain/shared/phase.ts';
import type { FeatureClass } from '../../domain/shared/feature-filter.ts';

export type Point = readonly [x: number, y: number];
export const MARK_BOX = 24;
const CENTRE: Point = [12, 12];
/** Radius of a circle mark; the other outlines are set to about the same weight. */
const MARK_RADIUS = 7;
export const ARC_RADIUS = 10.7;

/** How much of a mark is filled: a share, clockwise from the top. */
export const FILL_LEVEL: Readonly<Record<Phase, number>> = {
	idea: 0,
	preparation: 0.25,
	clearing: 0.5,
	building: 0.75,
	done: 1,
	stopped: 0
};

/** Corners of each outline, clockwise from the top. A project is a circle and has none. */
const CORNERS: Readonly<Record<Exclude<FeatureClass, 'project'>, readonly Point[]>> = {
	parcel: [
		[18.2, 5.8],
		[18.2, 18.2],
		[5.8, 18.2],
		[5.8, 5.8]
	],
	facility: regular(6, 7.7, 30),
	water: drop(),
	area: [
		[12, 3.4],
		[20.6, 12],
		[12, 20.6],
		[3.4, 12]
	]
};

export interface MarkPaths {
	outline: string;
	/** Filled part; empty for a hollow mark. */
	fill: string;
	/** Lines drawn over the inside: the cross of a stopped feature. */
	strokes: string;
	/** A feature without a known phase has a dot instead of a fill. */
	dot: string;
}

export function markPaths(shape: FeatureClass, phase: Phase | null): MarkPaths {
	const outline = outlinePath(shape);
	if (phase === null) return { outline, fill: '', strokes: '', dot: circlePath(CENTRE, 1.9) };
	const strokes = phase === 'stopped' ? 'M9.3 9.3L14.7 14.7M14.7 9.3L9.3 14.7' : '';
	return { outline, fill: fillPath(shape, phase), strokes, dot: '' };
}

function fillPath(shape: FeatureClass, phase: Phase): string {
	const level = FILL_LEVEL[phase];
	if (level === 0) return '';
	if (phase === 'done') return `${outlinePath(shape)}${notchPath()}`;
	return sectorPath(shape, level * 360);
}

/** A wedge cut out of the top of a full mark (by the even-odd rule): done reads as done without colour. */
function notchPath(): string {
	return polygonPath([
		[9.6, 7.2],
		[14.4, 7.2],
		[12, 12.6]
	]);
}

export function outlinePath(shape: FeatureClass): string {
	return shape === 'project' ? circlePath(CENTRE, MARK_RADIUS) : polygonPath(CORNERS[shape]);
}

/** The part of an outline between the top and `angle_deg`, clockwise. */
export function sectorPath(shape: FeatureClass, angle_deg: number): string {
	if (shape === 'project') {
		const [x, y] = at(CENTRE, MARK_RADIUS, angle_deg);
		return `M12 12L12 ${text(12 - MARK_RADIUS)}A${MARK_RADIUS} ${MARK_RADIUS} 0 ${angle_deg > 180 ? 1 : 0} 1 ${text(x)} ${text(y)}Z`;
	}
	const corners = CORNERS[shape].filter((corner) => {
		const angle = bearing(corner);
		return angle > 0 && angle < angle_deg;
	});
	corners.sort((a, b) => bearing(a) - bearing(b));
	return polygonPath([CENTRE, edgeAt(CORNERS[shape], 0), ...corners, edgeAt(CORNERS[shape], angle_deg)]);
}

/** Outer arc of a promise: solid for a hard one, dashes for a soft one. Open at the bottom, where the label is. */
export function arcSpans(hard: boolean): [from_deg: number, to_deg: number][] {
	if (hard) return [[-140, 140]];
	const dashes = 6;
	const step = 280 / dashes;
	return Array.from({ length: dashes }, (_, i) => [-140 + step * i + 9, -140 + step * (i + 1) - 9]);
}

export function arcPath(hard: boolean): string {
	return arcSpans(hard)
		.map(([from, to]) => {
			const [x1, y1] = at(CENTRE, ARC_RADIUS, from);
			const [x2, y2] = at(CENTRE, ARC_RADIUS, to);
			const large = to - from > 180 ? 1 : 0;
			return `M${text(x1)} ${text(y1)}A${ARC_RADIUS} ${ARC_RADIUS} 0 ${large} 1 ${text(x2)} ${text(y2)}`;
		})
		.join('');
}

/** Bearing of a point from the centre, in degrees clockwise from the top, 0 ≤ bearing < 360. */
function bearing([x, y]: Point): number {
	return ((Math.atan2(x - 12, 12 - y) * 180) / Math.PI + 360) % 360;
}

function at([cx, cy]: Point, radius: number, bearing_deg: number): Point {
	const radians = (bearing_deg * Math.PI) / 180;
	return [cx + radius * Math.sin(radians), cy - radius * Math.cos(radians)];
}

/** Where the ray from the centre at a bearing leaves the outline. Every outline is star-shaped around the centre. */
function edgeAt(corners: readonly Point[], bearing_deg: number): Point {
	const [dx, dy] = [at([0, 0], 1, bearing_deg)[0], at([0, 0], 1, bearing_deg)[1]];
	for (let i = 0; i < corners.length; i++) {
		const [ax, ay] = corners[i] ?? CENTRE;
		const [bx, by] = corners[(i + 1) % corners.length] ?? CENTRE;
		const [ex, ey] = [bx - ax, by - ay];
		const determinant = dx * ey - dy * ex;
		if (Math.abs(determinant) < 1e-9) continue;
		const reach = ((ax - 12) * ey - (ay - 12) * ex) / determinant;
		const along = ((ax - 12) * dy - (ay - 12) * dx) / determinant;
		if (reach > 0 && along >= -1e-9 && along <= 1 + 1e-9) return [12 + dx * reach, 12 + dy * reach];
	}
	return CENTRE;
}

function regular(sides: number, radius: number, first_deg: number): Point[] {
	return Array.from({ length: sides }, (_, i) => at(CENTRE, radius, first_deg + (360 / sides) * i));
}

/** A drop: a point at the top that widens into a circle. */
function drop(): Point[] {
	const round = Array.from({ length: 17 }, (_, i) => at([12, 13.4], 6.2, 55 + (250 / 16) * i));
	return [[12, 3], ...round];
}

function circlePath([x, y]: Point, radius: number): string {
	const d = text(radius * 2);
	return `M${text(x - radius)} ${text(y)}a${radius} ${radius} 0 1 1 ${d} 0a${radius} ${radius} 0 1 1 -${d} 0Z`;
}

function polygonPath(points: readonly Point[]): string {
	return `M${points.map(([x, y]) => `${text(x)} ${text(y)}`).join('L')}Z`;
}

const text = (value: number): string => String(Math.round(value * 100) / 100);
