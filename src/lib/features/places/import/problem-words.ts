/** Why a file is not checked, stored or undone: the words of i18n for what pages and addresses answer. */
import { IMPORT_REFUSALS } from '$lib/data/places/imports.ts';
import { CHOICE_PROBLEMS } from '$lib/domain/places/import/outcome.ts';

export const CHOICE_WORDS = ['gone', ...CHOICE_PROBLEMS, ...IMPORT_REFUSALS, 'unavailable'] as const;
export type ChoiceWord = (typeof CHOICE_WORDS)[number];
