/** Colours of water on the canvas and in charts. The hues are the official ones; `water.css` holds the same for the page. */
import type { Grade } from '../../domain/water/standard/standard.ts';
import { WATER_CLASSES, type WaterClass } from '../../domain/water/standard/water-class.ts';

/** Yellow and orange are too light on paper: every mark and line has this outline. */
export const WATER_OUTLINE = '#2B2A27';

export const CLASS_COLOURS: Readonly<Record<WaterClass, string>> = {
	I: '#2B6CB0',
	II: '#2B6CB0',
	III: '#2E9E5B',
	IV: '#E8B800',
	V: '#E07B00',
	'>V': '#C9252B'
};

export const GRADE_COLOURS: Readonly<Record<Grade, string>> = {
	excellent: CLASS_COLOURS.I,
	good: CLASS_COLOURS.III,
	light: CLASS_COLOURS.IV,
	moderate: CLASS_COLOURS.V,
	heavy: CLASS_COLOURS['>V']
};

/** Neither good nor bad: two tones that no class has, distinguished by their signs. */
export const TARGET_COLOURS = { meets: '#1F6F78', misses: '#A3195B' } as const;

/** A warning beside the classes, in colours that no class has. */
const ODOUR_COLOURS = { mild: '#D9A441', severe: '#3A2A1E' } as const;

/** States of a section's mark. */
export const SECTION_SIGNS = [
	...WATER_CLASSES,
	'meets',
	'misses',
	'no_target',
	'odour_none',
	'odour_mild',
	'odour_severe',
	'not_measured',
	'suspended'
] as const;
export type SectionSign = (typeof SECTION_SIGNS)[number];

/** Darker than the outline: a numeral on green needs a contrast of 4.5 : 1. */
const DARK_INK = '#14130F';
const LIGHT_INK = '#FFFFFF';

export interface SignLook {
	fill: string;
	ink: string;
	/** Dashed outline without colour: no data. */
	dashed: boolean;
}

export function lookOf(sign: SectionSign): SignLook {
	switch (sign) {
		case 'meets':
			return { fill: TARGET_COLOURS.meets, ink: LIGHT_INK, dashed: false };
		case 'misses':
			return { fill: TARGET_COLOURS.misses, ink: LIGHT_INK, dashed: false };
		case 'no_target':
		case 'not_measured':
			return { fill: '#FBFAF5', ink: '#605B51', dashed: true };
		case 'odour_none':
			return { fill: '#FBFAF5', ink: '#605B51', dashed: false };
		case 'odour_mild':
			return { fill: ODOUR_COLOURS.mild, ink: DARK_INK, dashed: false };
		case 'odour_severe':
			return { fill: ODOUR_COLOURS.severe, ink: LIGHT_INK, dashed: false };
		case 'suspended':
			return { fill: '#D9D4C7', ink: DARK_INK, dashed: false };
		default:
			return { fill: CLASS_COLOURS[sign], ink: ['I', 'II', '>V'].includes(sign) ? LIGHT_INK : DARK_INK, dashed: false };
	}
}
