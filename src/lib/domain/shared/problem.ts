/** Problems of entered data, with the field and the value. */
import type { Language } from './text.ts';

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

type Template = (given: string, expected: string) => string;

const TEXTS: Readonly<Record<ProblemCode, Readonly<Record<Language, Template>>>> = {
	not_an_object: { zh: () => '不是一条记录', en: () => 'is not a record' },
	not_json: { zh: () => '不是合法的 JSON', en: () => 'is not valid JSON' },
	missing: { zh: () => '缺少', en: () => 'is missing' },
	unknown_field: { zh: () => '没有这个字段', en: () => 'is not a known field' },
	unknown_item: { zh: () => '不是表 1 的项目', en: () => 'is not an item of table 1' },
	item_twice: { zh: (given) => `与“${given}”是同一项目`, en: (given) => `is the same item as "${given}"` },
	not_a_number: { zh: (given) => `“${given}”不是数值`, en: (given) => `"${given}" is not a number` },
	formula: { zh: (given) => `“${given}”是公式，请填数值`, en: (given) => `"${given}" is a formula, not a number` },
	no_detection_limit: {
		zh: (given) => `“${given}”没有写检出限，应写作“0.02L”`,
		en: (given) => `"${given}" does not tell the detection limit: write "0.02L"`
	},
	too_many_digits: { zh: (given) => `“${given}”位数过多`, en: (given) => `"${given}" has too many digits` },
	negative: {
		zh: (given) => `${given} 是负数（未监测填 -1）`,
		en: (given) => `${given} is negative (-1 stands for not measured)`
	},
	too_low: {
		zh: (given, bound) => `${given} 低于可能的最小值 ${bound}`,
		en: (given, bound) => `${given} is below ${bound}`
	},
	too_high: {
		zh: (given, bound) => `${given} 高于可能的最大值 ${bound}`,
		en: (given, bound) => `${given} is above ${bound}`
	},
	unknown_water_body: {
		zh: (given) => `“${given}”不是 river（河流）或 lake（湖库）`,
		en: (given) => `"${given}" is neither river nor lake`
	},
	unknown_class: { zh: (given) => `“${given}”不是Ⅰ～Ⅴ类`, en: (given) => `"${given}" is not a class from I to V` },
	nothing_counts: { zh: () => '没有一个参评项目有数据', en: () => 'has no reading of an item that counts' },
	wrong_unit: {
		zh: (given, unit) => `单位“${given}”应为“${unit}”`,
		en: (given, unit) => `is in "${given}", expected "${unit}"`
	},
	wrong_cell_count: {
		zh: (given, count) => `有 ${given} 格，表头有 ${count} 格`,
		en: (given, count) => `has ${given} cells, the header has ${count}`
	}
};

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

/** One line without a full stop: `values.nh3n: "abc" is not a number`. */
export function problemText({ code, field, given = '', expected = '' }: Problem, language: Language): string {
	const text = TEXTS[code][language](given, expected);
	if (field === '') return text;
	return language === 'zh' ? `${field}：${text}` : `${field}: ${text}`;
}

/** Without line breaks and control characters, since messages are one line. */
function shorten(text: string): string {
	const line = text.replace(/\p{Cc}+/gu, ' ');
	return line.length > MAX_GIVEN_LENGTH ? `${line.slice(0, MAX_GIVEN_LENGTH)}…` : line;
}
