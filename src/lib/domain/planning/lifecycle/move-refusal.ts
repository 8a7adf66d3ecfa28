/** Why the database would not record a move. `required_missing` and `bad_field` name fields of the stage. */
export const MOVE_REFUSALS = [
	'unknown_feature',
	'no_lifecycle',
	'unknown_stage',
	'same_stage',
	'reason_missing',
	'evidence_missing',
	'date_ahead',
	'date_before',
	'required_missing',
	'bad_field',
	'changed_since',
	'unknown_event',
	'revoked_already',
	'not_allowed'
] as const;
export type MoveRefusal = (typeof MOVE_REFUSALS)[number];
