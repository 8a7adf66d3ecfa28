/** Outcome of the rows of an import, as decided by the database. */
import type { RowTrouble } from '../geometry/read-shape.ts';

export const OUTCOMES = ['new', 'changed', 'same', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why a row is refused: by the reader, the coordinate system, the columns, or the database. */
export const ROW_REASONS = [
	'no_geometry',
	'unreadable_coordinates',
	'unsupported_geometry',
	'broken_geometry',
	'outside_system',
	'bad_number',
	'invalid_geometry',
	'outside_town',
	'too_long',
	'has_markup',
	'no_name',
	'bad_limit',
	'limits_contradict',
	'duplicate_in_file',
	'several_match',
	'same_place'
] as const satisfies readonly (RowTrouble | string)[];

export const MATCH_KEYS = ['parcel_no', 'name', 'none'] as const;
export type MatchKey = (typeof MATCH_KEYS)[number];

export const METHODS = ['none', 'projection', 'approximation', 'control_points'] as const;
export type Method = (typeof METHODS)[number];

export const IMPORT_STATES = ['staged', 'committed', 'undone'] as const;

/** What is wrong with the decisions about a file. */
export const CHOICE_PROBLEMS = [
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
	'no_match_column'
] as const;
export type ChoiceProblem = (typeof CHOICE_PROBLEMS)[number];
