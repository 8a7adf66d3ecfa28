/**
 * Signs of sections and outfalls as paths in a box of 28 by 28: one drawing for the canvas, the table and the legend.
 * A class is shown three times, by colour, by its numeral and by a pattern, so that it can be read in grey print and by
 * colour-blind users.
 */
import type { OutfallState } from '../../domain/water/section.ts';
import { DEFAULT_LANGUAGE, isLanguage } from '../../i18n/shared/languages.ts';
import { assessmentWords } from '../../i18n/water/assessment.ts';
import type { SectionSign } from './water-palette.ts';

export const SIGN_BOX = 28;
const C = SIGN_BOX / 2;
const R = 11;

const CIRCLE = `M${C - R} ${C}a${R} ${R} 0 1 0 ${2 * R} 0a${R} ${R} 0 1 0 ${-2 * R} 0Z`;
const SQUARE = `M${C - 9.6} ${C - 9.6}H${C + 9.6}V${C + 9.6}H${C - 9.6}Z`;
const TRIANGLE = `M${C} ${C - 12}L${C + 12.5} ${C + 10}H${C - 12.5}Z`;
const DIAMOND = `M${C} ${C - 13}L${C + 13} ${C}L${C} ${C + 13}L${C - 13} ${C}Z`;

/** Good water is round; worse classes have signs with more corners. */
export function outlineOf(sign: SectionSign): string {
	if (sign === 'IV' || sign === 'V') return SQUARE;
	if (sign === 'odour_mild' || sign === 'odour_severe') return TRIANGLE;
	return sign === '>V' ? DIAMOND : CIRCLE;
}

/** Fine lines under the numeral: one direction for IV, crossed for V, dense for worse. */
export function patternOf(sign: SectionSign): string {
	if (sign === 'IV') return hatch(5.5, 1);
	if (sign === 'V') return hatch(5.5, 1) + hatch(5.5, -1);
	return sign === '>V' ? hatch(3.6, 1) : '';
}

/** Diagonals through the box, to be clipped to the outline. */
function hatch(step: number, direction: 1 | -1): string {
	let path = '';
	for (let at = -SIGN_BOX; at < SIGN_BOX; at += step)
		path += direction === 1 ? `M${at} 0L${at + SIGN_BOX} ${SIGN_BOX}` : `M${at + SIGN_BOX} 0L${at} ${SIGN_BOX}`;
	return path;
}

/** Lines in the sign: a tick, a cross, a dash, two bars. Classes have their numeral instead. */
export function strokesOf(sign: SectionSign): string {
	switch (sign) {
		case 'meets':
			return `M${C - 5} ${C + 0.5}L${C - 1.5} ${C + 4.5}L${C + 5.5} ${C - 4.5}`;
		case 'misses':
			return `M${C - 4.2} ${C - 4.2}L${C + 4.2} ${C + 4.2}M${C + 4.2} ${C - 4.2}L${C - 4.2} ${C + 4.2}`;
		case 'odour_none':
			return `M${C - 3.5} ${C + 0.5}L${C - 1} ${C + 3.2}L${C + 4} ${C - 3.2}`;
		case 'odour_mild':
			return `M${C} ${C - 4.5}V${C + 2}M${C} ${C + 6}V${C + 6.1}`;
		case 'odour_severe':
			return `M${C - 2.6} ${C - 2.5}V${C + 2}M${C - 2.6} ${C + 6}V${C + 6.1}M${C + 2.6} ${C - 2.5}V${C + 2}M${C + 2.6} ${C + 6}V${C + 6.1}`;
		case 'not_measured':
			return `M${C - 4.5} ${C}H${C + 4.5}`;
		case 'suspended':
			return `M${C - 3} ${C - 5}V${C + 5}M${C + 3} ${C - 5}V${C + 5}`;
		default:
			return '';
	}
}

/** @param language of the user: 劣Ⅴ is written `>V` in English */
export function numeralOf(sign: SectionSign, language: string): string {
	if (sign === '>V') return assessmentWords[isLanguage(language) ? language : DEFAULT_LANGUAGE].worseThanV;
	return sign === 'I' || sign === 'II' || sign === 'III' || sign === 'IV' || sign === 'V' ? sign : '';
}

/** Font size in the box of 28, so that the numeral stays inside its outline. */
export function numeralSize(sign: SectionSign): number {
	if (sign === '>V') return 10.5;
	return sign === 'III' ? 12 : 13;
}

/** Eleven states in five signs: open, in progress, closed, reopened, retained. */
export const OUTFALL_SIGNS = ['open', 'working', 'closed', 'reopened', 'kept'] as const;
export type OutfallSign = (typeof OUTFALL_SIGNS)[number];

const SIGN_OF_STATE: Readonly<Record<OutfallState, OutfallSign>> = {
	surveyed: 'open',
	monitored: 'open',
	traced: 'open',
	responsible_set: 'open',
	plan_set: 'open',
	remediating: 'working',
	awaiting_check: 'working',
	closed: 'closed',
	reopened: 'reopened',
	supervised: 'kept',
	not_required: 'kept'
};
export const outfallSign = (state: OutfallState): OutfallSign => SIGN_OF_STATE[state];

/** A pipe's mouth: a triangle that points at the water. */
export const OUTFALL_OUTLINE = `M${C} ${C + 8}L${C - 8} ${C - 6}H${C + 8}Z`;

/** The filled part of an outfall's sign. */
export function outfallFill(sign: OutfallSign): string {
	if (sign === 'closed') return OUTFALL_OUTLINE;
	return sign === 'working' ? `M${C} ${C + 8}L${C} ${C - 6}H${C + 8}Z` : '';
}

export function outfallStrokes(sign: OutfallSign): string {
	if (sign === 'reopened') return `M${C - 3} ${C - 4}L${C + 3} ${C + 2}M${C + 3} ${C - 4}L${C - 3} ${C + 2}`;
	return sign === 'kept' ? `M${C - 3.5} ${C - 2.5}H${C + 3.5}` : '';
}
