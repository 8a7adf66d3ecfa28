/** Why a file is not checked, stored or undone: the words of i18n for what pages and addresses answer. */
export const CHOICE_WORDS = [
	'gone',
	'no_system',
	'no_order',
	'points_unreadable',
	'points_too_few',
	'points_not_numbers',
	'points_collinear',
	'no_document',
	'document_too_long',
	'bad_accuracy',
	'no_theme',
	'no_kind',
	'no_name_column',
	'no_match_column',
	'not_allowed',
	'unknown_import',
	'not_staged',
	'not_committed',
	'changed_since',
	'nothing_to_store',
	'reason_missing',
	'edited_since',
	'invalid',
	'unavailable'
] as const;
export type ChoiceWord = (typeof CHOICE_WORDS)[number];
