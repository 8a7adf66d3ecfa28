/** Problem codes of pages and endpoints as text of i18n. */
import { IMPORT_REFUSALS } from '$lib/data/places/imports.ts';
import { CHOICE_PROBLEMS } from '$lib/domain/places/import/outcome.ts';

export const CHOICE_WORDS = ['gone', ...CHOICE_PROBLEMS, ...IMPORT_REFUSALS, 'unavailable'] as const;
export type ChoiceWord = (typeof CHOICE_WORDS)[number];
