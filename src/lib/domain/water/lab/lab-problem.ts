/** Problems of a laboratory sheet, with row and column as in a spreadsheet. */
import type { Language } from '../../shared/text.ts';
import { type Problem, problemText } from '../../shared/problem.ts';

export const SHEET_PROBLEM_CODES = [
	'no_header',
	'no_date_column',
	'no_samples',
	'column_twice',
	'unknown_section',
	'missing_section',
	'missing_date',
	'bad_date',
	'future_date',
	'sample_twice',
	'recorded_differently',
	'decade_away'
] as const;
export type SheetProblemCode = (typeof SHEET_PROBLEM_CODES)[number];

export interface LabProblem {
	/** From 1; null for the whole sheet. */
	row: number | null;
	/** Letter of the column; null for the whole row. */
	column: string | null;
	/** Header of the column, or its item. */
	header: string | null;
	problem: { code: SheetProblemCode; given: string; expected: string } | Problem;
}

type Template = (given: string, expected: string) => string;

const TEXTS: Readonly<Record<SheetProblemCode, Readonly<Record<Language, Template>>>> = {
	no_header: {
		zh: () => '没有找到表头：需要一行同时有断面列和监测项目列',
		en: () => 'no header found: a row has to name the section and the items'
	},
	no_date_column: { zh: () => '没有采样日期列', en: () => 'there is no column for the date of sampling' },
	no_samples: { zh: () => '表头下面没有数据', en: () => 'there are no samples below the header' },
	column_twice: { zh: (given) => `与“${given}”列是同一项目`, en: (given) => `is the same item as column "${given}"` },
	unknown_section: { zh: (given) => `没有叫“${given}”的断面`, en: (given) => `no section is called "${given}"` },
	missing_section: { zh: () => '没有写断面', en: () => 'the section is missing' },
	missing_date: { zh: () => '没有写采样日期', en: () => 'the date of sampling is missing' },
	bad_date: {
		zh: (given) => `“${given}”不是日期（要有年、月、日）`,
		en: (given) => `"${given}" is not a date with year, month and day`
	},
	future_date: { zh: (given) => `${given} 还没有到`, en: (given) => `${given} lies in the future` },
	sample_twice: {
		zh: (given) => `同一断面同一天已在第 ${given} 行`,
		en: (given) => `the same section and day stand in row ${given}`
	},
	recorded_differently: {
		zh: (given, expected) => `${given} 与已记录的 ${expected} 不同`,
		en: (given, expected) => `${given} differs from ${expected}, which is recorded`
	},
	decade_away: {
		zh: (given, expected) => `${given} 与该断面的常见值 ${expected} 相差十倍以上`,
		en: (given, expected) => `${given} is ten times or more away from ${expected}, which is usual here`
	}
};

export const sheetProblem = (
	code: SheetProblemCode,
	[row, column, header]: [row: number | null, column: string | null, header: string | null],
	given = '',
	expected = ''
): LabProblem => ({ row, column, header, problem: { code, given: given.slice(0, 40), expected } });

/** `第 5 行 D 列（氨氮）：“abc”不是数值`; `row 5, column D (Ammonia nitrogen): "abc" is not a number`. */
export function labProblemText({ row, column, header, problem }: LabProblem, language: Language): string {
	const text =
		'field' in problem
			? problemText({ ...problem, field: '' }, language)
			: TEXTS[problem.code][language](problem.given, problem.expected);
	const name = header ? (language === 'zh' ? `（${header}）` : ` (${header})`) : '';
	if (language === 'zh') {
		const place = [row === null ? '' : `第 ${row} 行`, column === null ? '' : `${column} 列`].filter(Boolean).join(' ');
		return place ? `${place}${name}：${text}` : text;
	}
	const place = [row === null ? '' : `row ${row}`, column === null ? '' : `column ${column}`]
		.filter(Boolean)
		.join(', ');
	return place ? `${place}${name}: ${text}` : text;
}
