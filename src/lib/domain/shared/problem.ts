/** What is wrong with something that was entered, told so that it can be found and put right. */
export const PROBLEM_CODES = [
	'not_an_object',
	'not_json',
	'missing',
	'unknown_field',
	'unknown_item',
	'item_twice',
	'not_a_number',
	'formula',
	'no_detection_limit',
	'too_many_digits',
	'negative',
	'too_low',
	'too_high',
	'unknown_water_body',
	'unknown_class',
	'nothing_counts',
	'wrong_unit',
	'wrong_cell_count'
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export interface Problem {
	code: ProblemCode;
	/** The field as the asker named it, such as `values.nh3n`; empty for the whole row. */
	field: string;
	/** What was entered, shortened. */
	given?: string;
	/** The bound that was passed, the unit or the number that was expected. */
	expected?: string;
}

const MAX_GIVEN_LENGTH = 40;

export function problem(code: ProblemCode, field: string, given?: unknown, expected?: string): Problem {
	const told =
		given === undefined ? undefined : shorten(typeof given === 'string' ? given : (JSON.stringify(given) ?? ''));
	return {
		code,
		field,
		...(told === undefined ? {} : { given: told }),
		...(expected === undefined ? {} : { expected })
	};
}

/** Also without line breaks and control characters: a message is one line wherever it is shown. */
function shorten(text: string): string {
	const line = text.replace(/\p{Cc}+/gu, ' ');
	return line.length > MAX_GIVEN_LENGTH ? `${line.slice(0, MAX_GIVEN_LENGTH)}…` : line;
}
