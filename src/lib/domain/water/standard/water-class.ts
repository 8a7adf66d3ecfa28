/** Water quality classes, best first, and their names. */
import type { Language } from '../../../i18n/shared/languages.ts';
import { assessmentWords } from '../../../i18n/water/assessment.ts';

/** `>V` (劣Ⅴ, class V not met) is not a class of the standard. */
export const WATER_CLASSES = ['I', 'II', 'III', 'IV', 'V', '>V'] as const;
export type WaterClass = (typeof WATER_CLASSES)[number];

/** Classes with limits in the standard, possible targets of sections. */
export type StandardClass = Exclude<WaterClass, '>V'>;

/** 1 for class I … 5 for class V, 6 for worse. */
export type ClassRank = 1 | 2 | 3 | 4 | 5 | 6;
export const WORSE_THAN_V: ClassRank = 6;

/** 优Ⅲ: class III is the last good class and the reference of exceedance (环办〔2011〕22号). */
export const REFERENCE_RANK: ClassRank = 3;

const RANKS: Readonly<Record<WaterClass, ClassRank>> = { I: 1, II: 2, III: 3, IV: 4, V: 5, '>V': 6 };
export const rankOf = (waterClass: WaterClass): ClassRank => RANKS[waterClass];

export function classAt(rank: ClassRank): WaterClass {
	return WATER_CLASSES[rank - 1] ?? '>V';
}

export const isGood = (waterClass: WaterClass): boolean => rankOf(waterClass) <= REFERENCE_RANK;

/** Ⅳ类, 劣Ⅴ类; class IV, worse than class V. */
export const className = (waterClass: WaterClass, language: Language): string =>
	assessmentWords[language].waterClass[waterClass];

const BY_NAME: Readonly<Record<string, WaterClass>> = {
	...Object.fromEntries(
		WATER_CLASSES.flatMap((waterClass, i) => [
			[waterClass, waterClass],
			[String(i + 1), waterClass]
		])
	),
	劣V: '>V'
};

/** Parses `III`, `Ⅲ`, `Ⅲ类`, `3`, `劣Ⅴ类`; null for any other text. */
export function parseWaterClass(text: string): WaterClass | null {
	// NFKC expands the character Ⅲ to three letters.
	const name = text.normalize('NFKC').trim().toUpperCase().replace(/类$/, '');
	return Object.hasOwn(BY_NAME, name) ? (BY_NAME[name] ?? null) : null;
}
