/** Water quality classes, best first, and how they are told. */
import type { Language } from '../../../i18n/shared/languages.ts';
import { assessmentWords } from '../../../i18n/water/assessment.ts';

/** `>V` is no class of the standard: 劣Ⅴ says that class V is not met either. */
export const WATER_CLASSES = ['I', 'II', 'III', 'IV', 'V', '>V'] as const;
export type WaterClass = (typeof WATER_CLASSES)[number];

/** The classes that the standard sets limits for, and that a section can have as its target. */
export type StandardClass = Exclude<WaterClass, '>V'>;

/** 1 for class I … 5 for class V, 6 for worse. */
export type ClassRank = 1 | 2 | 3 | 4 | 5 | 6;
export const WORSE_THAN_V: ClassRank = 6;

/** 优Ⅲ: class III is the last of the good ones, and the one that exceedance is measured from (环办〔2011〕22号). */
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

/** Reads `III`, `Ⅲ`, `Ⅲ类`, `3`, `劣Ⅴ类`; null for anything else. */
export function parseWaterClass(text: string): WaterClass | null {
	// NFKC writes the single sign Ⅲ as three letters.
	const name = text.normalize('NFKC').trim().toUpperCase().replace(/类$/, '');
	return Object.hasOwn(BY_NAME, name) ? (BY_NAME[name] ?? null) : null;
}
