/**
 * Flaws of an outline with their positions, found while it is drawn. On storing, the database checks validity itself
 * (ST_IsValidDetail).
 */
import type { XY } from '../systems/crs.ts';
import { partsOf, kindOf, type Shape } from './shape.ts';

export type Flaw =
	/** Two sides cross or touch. Sides are numbered by their first corner, from 1 in their ring. */
	| { readonly code: 'crossing'; readonly at: XY; readonly sides: readonly [number, number] }
	/** The outline goes out to a corner and back on the same line. */
	| { readonly code: 'spike'; readonly at: XY; readonly corner: number }
	/** Fewer than three different corners, or all of them on one line: no area. */
	| { readonly code: 'no_area'; readonly at: XY };

/** Maximum number of reported flaws. */
const MAX_FLAWS = 20;

interface Side {
	readonly from: XY;
	readonly to: XY;
	readonly ring: number;
	/** Index in the ring, and number of sides of the ring. */
	readonly index: number;
	readonly count: number;
	readonly west: number;
	readonly east: number;
}

/** @returns none for points and lines: lines may cross themselves */
export function flawsOf(shape: Shape): Flaw[] {
	if (kindOf(shape) !== 'polygon') return [];
	const flaws: Flaw[] = [];
	const sides: Side[] = [];
	for (const [ring, positions] of partsOf(shape).flat().entries()) {
		const corners = withoutRepeats(positions);
		const [first = [NaN, NaN]] = corners;
		if (corners.length < 3 || isFlat(corners)) flaws.push({ code: 'no_area', at: first });
		else {
			flaws.push(...spikesOf(corners));
			sides.push(...sidesOf(corners, ring));
		}
	}
	return [...flaws, ...crossingsOf(sides)].slice(0, MAX_FLAWS);
}

/** Corners of a ring without the closing one and without repetitions. */
function withoutRepeats(ring: readonly XY[]): XY[] {
	const distinct = ring.filter(([x, y], i) => i === 0 || x !== ring[i - 1]?.[0] || y !== ring[i - 1]?.[1]);
	const [first, last] = [distinct[0], distinct.at(-1)];
	return distinct.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1] ? distinct.slice(0, -1) : distinct;
}

const cross = (o: XY, a: XY, b: XY): number => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

function isFlat(corners: readonly XY[]): boolean {
	const [a = [0, 0], b = [0, 0]] = corners;
	return corners.every((corner) => cross(a, b, corner) === 0);
}

function spikesOf(corners: readonly XY[]): Flaw[] {
	return corners.flatMap((at, i): Flaw[] => {
		const before = corners[(i + corners.length - 1) % corners.length] ?? at;
		const after = corners[(i + 1) % corners.length] ?? at;
		const along = (before[0] - at[0]) * (after[0] - at[0]) + (before[1] - at[1]) * (after[1] - at[1]);
		return cross(at, before, after) === 0 && along > 0 ? [{ code: 'spike', at, corner: i + 1 }] : [];
	});
}

function sidesOf(corners: readonly XY[], ring: number): Side[] {
	return corners.map((from, index) => {
		const to = corners[(index + 1) % corners.length] ?? from;
		const [west, east] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
		return { from, to, ring, index, count: corners.length, west, east };
	});
}

/** Sweep line from west to east: only sides with overlapping longitudes are compared. */
function crossingsOf(sides: readonly Side[]): Flaw[] {
	const flaws: Flaw[] = [];
	const sorted = sides.toSorted((a, b) => a.west - b.west);
	for (const [i, side] of sorted.entries()) {
		for (let j = i + 1; j < sorted.length; j++) {
			const other = sorted[j];
			if (!other || other.west > side.east) break;
			const at = meeting(side, other);
			if (at) flaws.push({ code: 'crossing', at, sides: inOrder(side, other) });
			if (flaws.length >= MAX_FLAWS) return flaws;
		}
	}
	return flaws;
}

const inOrder = (a: Side, b: Side): [number, number] =>
	a.index < b.index ? [a.index + 1, b.index + 1] : [b.index + 1, a.index + 1];

/** Where two sides meet; null where they are apart, neighbours, or of two rings that only touch. */
function meeting(a: Side, b: Side): XY | null {
	const gap = Math.abs(a.index - b.index);
	const sameRing = a.ring === b.ring;
	if (sameRing && (gap === 1 || gap === a.count - 1)) return null;
	const [d1, d2] = [cross(a.from, a.to, b.from), cross(a.from, a.to, b.to)];
	const [d3, d4] = [cross(b.from, b.to, a.from), cross(b.from, b.to, a.to)];
	if (d1 * d2 < 0 && d3 * d4 < 0) {
		const share = d1 / (d1 - d2);
		return [b.from[0] + share * (b.to[0] - b.from[0]), b.from[1] + share * (b.to[1] - b.from[1])];
	}
	if (!sameRing) return null;
	if (d1 === 0 && isOn(a, b.from)) return b.from;
	if (d2 === 0 && isOn(a, b.to)) return b.to;
	if (d3 === 0 && isOn(b, a.from)) return a.from;
	return d4 === 0 && isOn(b, a.to) ? a.to : null;
}

/** Whether a point collinear with a side lies on it. */
function isOn({ from, to, west, east }: Side, [x, y]: XY): boolean {
	return x >= west && x <= east && y >= Math.min(from[1], to[1]) && y <= Math.max(from[1], to[1]);
}
