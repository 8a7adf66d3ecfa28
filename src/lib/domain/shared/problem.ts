/** Problems of entered data, with the field and the value. */
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
	/** Name of the field in the input, such as `values.nh3n`; empty for the whole row. */
	field: string;
	/** The entered value, shortened. */
	given?: string;
	/** The violated bound, or the expected unit or number. */
	expected?: string;
}

const MAX_GIVEN_LENGTH = 40;

export function problem(code: ProblemCode, field: string, given?: unknown, expected?: string): Problem {
	const shown =
		given === undefined ? undefined : shorten(typeof given === 'string' ? given : (JSON.stringify(given) ?? ''));
	return {
		code,
		field,
		...(shown === undefined ? {} : { given: shown }),
		...(expected === undefined ? {} : { expected })
	};
}

/** Without line breaks and control characters, since messages are one line. */
function shorten(text: string): string {
	const line = text.replace(/\p{Cc}+/gu, ' ');
	return line.length > MAX_GIVEN_LENGTH ? `${line.slice(0, MAX_GIVEN_LENGTH)}…` : line;
}
