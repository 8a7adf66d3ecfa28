import { facilityKindWords } from '../../i18n/circle/facility-kinds.ts';
import { LANGUAGES } from '../../i18n/shared/languages.ts';
import type { FacilityKind } from './kinds.ts';

/** What a kind is called, in each language: for searches, and for files that name it in words. */
export const facilityKindNames = ({ id }: FacilityKind): string[] =>
	LANGUAGES.map((language) => facilityKindWords[language][id]);
