/** Area and length as on the ground: on a plane of the ellipsoid that touches the earth at the place itself. */
import { transverseMercator, type XY } from '../systems/crs.ts';
import { partsOf, positionsOf, shapeOf, type Place } from './parts.ts';

export interface Measure {
	/** Of outlines, holes taken off; null for points and lines. */
	readonly area_m2: number | null;
	/** Of lines, and around outlines with their holes; null for points. */
	readonly length_m: number | null;
}

/** One mu (亩): 10,000 m² are 15 mu. */
export const MU_M2 = 10_000 / 15;
export const HECTARE_M2 = 10_000;

/** Where drawn and stated areas differ by more than this share, somebody has to look. */
export const AREA_TOLERANCE = 0.02;

/** Within ten kilometres good to a millionth; equal to ST_Area and ST_Length of PostGIS on geography. */
export function measure(place: Place): Measure {
	const shape = shapeOf(place);
	if (shape === 'point') return { area_m2: null, length_m: null };
	const plane = planeOf(place);
	const parts = partsOf(place).map((part) => part.map((ring) => ring.map((position) => plane.from(position))));
	const length_m = sum(parts.flat().map(lengthOf));
	if (shape === 'line') return { area_m2: null, length_m };
	const areas = parts.map(([outline = [], ...holes]) => areaOf(outline) - sum(holes.map(areaOf)));
	return { area_m2: sum(areas), length_m };
}

/** By what share of the stated area the drawn one is larger (negative: smaller). */
export const areaDifference = (drawn_m2: number, stated_m2: number): number => drawn_m2 / stated_m2 - 1;

function planeOf(place: Place) {
	const positions = positionsOf(place);
	const middle = (axis: 0 | 1) => sum(positions.map((position) => position[axis])) / Math.max(1, positions.length);
	return transverseMercator(middle(0), 0, middle(1));
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function lengthOf(line: readonly XY[]): number {
	return sum(line.slice(1).map(([x, y], i) => Math.hypot(x - (line[i]?.[0] ?? x), y - (line[i]?.[1] ?? y))));
}

/** Gauss's formula; whichever way round the ring runs. */
function areaOf(ring: readonly XY[]): number {
	const twice = ring.map(([x, y], i) => {
		const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
		return x * nextY - nextX * y;
	});
	return Math.abs(sum(twice)) / 2;
}
