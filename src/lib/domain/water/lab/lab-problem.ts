/** Problems of a laboratory sheet, with row and column as in a spreadsheet. */
import type { Language } from '../../../i18n/shared/languages.ts';
import { problemWords } from '../../../i18n/water/problems.ts';
import type { Problem } from '../../shared/problem.ts';

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

export const sheetProblem = (
	code: SheetProblemCode,
	[row, column, header]: [row: number | null, column: string | null, header: string | null],
	given = '',
	expected = ''
): LabProblem => ({ row, column, header, problem: { code, given: given.slice(0, 40), expected } });

/** One line without a final stop: `values.nh3n: "abc" is not a number`. */
export function problemText({ code, field, given = '', expected = '' }: Problem, language: Language): string {
	const { record, ofField } = problemWords[language];
	const text = record[code](given, expected);
	return field === '' ? text : ofField(field, text);
}

/** `第 5 行 D 列（氨氮）：“abc”不是数值`; `row 5, column D (Ammonia nitrogen): "abc" is not a number`. */
export function labProblemText({ row, column, header, problem }: LabProblem, language: Language): string {
	const { sheet, at } = problemWords[language];
	const text =
		'field' in problem
			? problemText({ ...problem, field: '' }, language)
			: sheet[problem.code](problem.given, problem.expected);
	return at(row, column, header, text);
}
