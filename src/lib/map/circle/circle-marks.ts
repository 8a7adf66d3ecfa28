/**
 * Marks of compounds as paths in a box of 28 by 28: one drawing for the canvas, the table and the legend. The value shown
 * by colour is repeated by an arc that fills up or by a numeral.
 */
import { MAX_MISSING_LEVEL, BEYOND_LIMIT, MINUTE_STEPS, NO_ROUTE } from '../../domain/circle/engine/report-reading.ts';
import {
	type CircleMark,
	MINUTE_COLOURS,
	minuteInk,
	MISSING_COLOURS,
	missingInk,
	UNREACHED_COLOURS
} from './circle-palette.ts';

export const CIRCLE_BOX = 28;
const C = CIRCLE_BOX / 2;
const R = 11;

export const DISC = `M${C - R} ${C}a${R} ${R} 0 1 0 ${2 * R} 0a${R} ${R} 0 1 0 ${-2 * R} 0Z`;
/** Levels that a mark can have: minutes have two more than missing kinds. */
export const LEVELS = NO_ROUTE + 1;

export const isUnreached = (by: CircleMark, level: number): boolean => by === 'minutes' && level >= BEYOND_LIMIT;

export function markFill(by: CircleMark, level: number): string {
	if (isUnreached(by, level)) return UNREACHED_COLOURS.fill;
	const colours = by === 'minutes' ? MINUTE_COLOURS : MISSING_COLOURS;
	return colours[level] ?? MISSING_COLOURS[MAX_MISSING_LEVEL] ?? UNREACHED_COLOURS.fill;
}

export const markInk = (by: CircleMark, level: number): string =>
	by === 'missing' ? missingInk(level) : isUnreached(by, level) ? UNREACHED_COLOURS.hatch : minuteInk(level);

/** Number of missing kinds; minutes have their arc instead. */
export const markNumeral = (by: CircleMark, level: number): string =>
	by === 'minutes' ? '' : level >= MAX_MISSING_LEVEL ? `${MAX_MISSING_LEVEL}+` : String(level);

/** Share of a ring equal to the walk's share of the limit; a cross without a route. */
export function markStroke(by: CircleMark, level: number): string {
	if (by === 'missing' || level === BEYOND_LIMIT) return '';
	if (level === NO_ROUTE) return `M${C - 4} ${C - 4}L${C + 4} ${C + 4}M${C + 4} ${C - 4}L${C - 4} ${C + 4}`;
	const share = (level + 1) / MINUTE_STEPS;
	const radius = 6;
	// A full circle would begin where it ends and draw nothing.
	const angle = 2 * Math.PI * Math.min(share, 0.999);
	const [x, y] = [C + radius * Math.sin(angle), C - radius * Math.cos(angle)];
	return `M${C} ${C - radius}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}`;
}

/** Diagonals through the box, to be clipped to the disc. */
export const HATCH = Array.from({ length: 12 }, (_, i) => {
	const at = -CIRCLE_BOX + i * 5;
	return `M${at} 0L${at + CIRCLE_BOX} ${CIRCLE_BOX}`;
}).join('');

/** Facilities have a rounded square, candidates one on its corner. */
export const SQUARE =
	'M8 3.5H20A4.5 4.5 0 0 1 24.5 8V20A4.5 4.5 0 0 1 20 24.5H8A4.5 4.5 0 0 1 3.5 20V8A4.5 4.5 0 0 1 8 3.5Z';
export const DIAMOND = `M${C} 3L25 ${C}L${C} 25L3 ${C}Z`;
/** The origin: a pin with its tip on the place. */
export const PIN = 'M14 26C14 26 23 16.5 23 11.2A9 9 0 0 0 5 11.2C5 16.5 14 26 14 26Z';
