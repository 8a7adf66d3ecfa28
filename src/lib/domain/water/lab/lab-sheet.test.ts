import { describe, expect, it } from 'vitest';
import { labProblemText } from './lab-problem.ts';
import { isoDate } from './lab-row.ts';
import { type LabContext, readLabSheet } from './lab-sheet.ts';
import { standardOn } from '../standard/standard.ts';

const CONTEXT: LabContext = {
	standard: standardOn('2026-03-31'),
	today: '2026-03-31',
	sections: [
		{ code: 'A-1', names: ['A-1', '示例断面 01', 'Example section 01'] },
		{ code: 'A-2', names: ['A-2', '示例断面 02'] }
	],
	limits: {},
	usual: { 'A-1': { nh3n: [12, 0.2], tp: [2, 0.1] } }
};

const read = (rows: readonly (readonly string[])[], context: Partial<LabContext> = {}) =>
	readLabSheet(
		rows.map((row) => row.map((text) => ({ text, formula: text.startsWith('formula:') }))),
		{ ...CONTEXT, ...context }
	);
const textOf = (rows: readonly (readonly string[])[]) =>
	read(rows).problems.map((found) => labProblemText(found, 'en'));

describe('the header of a laboratory sheet', () => {
	it('is found below merged titles and group names', () => {
		const sheet = read([
			['河道水质监测结果', '', '', ''],
			['（2026年1月）', '', '', ''],
			['断面名称', '采样日期', '监测项目', ''],
			['', '', '氨氮（mg/L）', '总磷（以P计）'],
			['示例断面01', '2026-01-05', '0.15', '0.08']
		]);
		expect(sheet.problems).toEqual([]);
		expect(sheet.columns.map(({ letter, taken_for }) => [letter, taken_for])).toEqual([
			['A', 'section'],
			['B', 'date'],
			['C', 'item'],
			['D', 'item']
		]);
		expect(sheet.samples).toEqual([
			{ row: 5, section: 'A-1', date: '2026-01-05', sampler: null, values: { nh3n: '0.15', tp: '0.08' } }
		]);
	});

	it.each([
		['氨氮（以N计） mg/L', 'nh3n'],
		['NH3-N(mg/L)', 'nh3n'],
		['ｐＨ值（无量纲）', 'ph'],
		['水温℃', 'water_temp'],
		['化学需氧量\n(mg/L)', 'cod'],
		['铬（六价）', 'cr6'],
		['粪大肠菌群(个/L)', 'fecal_coliform'],
		['透明度(cm)', 'transparency_cm'],
		['氧化还原电位（mV）', 'orp_mv']
	])('takes %s for %s', (header, code) => {
		const { columns, problems } = read([
			['断面', '日期', header, 'DO'],
			['A-1', '2026-01-05', '1', '8']
		]);
		expect(columns[2]).toMatchObject({ taken_for: 'item', item: { code } });
		expect(problems).toEqual([]);
	});

	it('skips unknown columns, and reports them', () => {
		const { columns } = read([
			['序号', '断面', '日期', '氨氮', '水质类别'],
			['1', 'A-1', '2026-01-05', '0.2', 'Ⅱ']
		]);
		expect(columns.map(({ taken_for }) => taken_for)).toEqual(['left_out', 'section', 'date', 'item', 'left_out']);
	});

	it.each([
		[
			[
				['a', 'b'],
				['1', '2']
			],
			'no header found: a row has to name the section and the items'
		],
		[
			[
				['断面', '氨氮'],
				['A-1', '0.2']
			],
			'row 1: there is no column for the date of sampling'
		],
		[
			[
				['断面', '日期', '氨氮', 'NH3-N'],
				['A-1', '2026-01-05', '1', '1']
			],
			'row 1, column D (NH3-N): is the same item as column "C"'
		],
		[
			[
				['断面', '日期', '汞(μg/L)'],
				['A-1', '2026-01-05', '1']
			],
			'row 1, column C (汞(μg/L)): is in "μg/L", expected "mg/L"'
		],
		[
			[
				['断面', '日期', '汞'],
				['', '', 'μg/L'],
				['A-1', '2026-01-05', '0.001']
			],
			'row 2, column C (汞): is in "μg/L", expected "mg/L"'
		],
		[
			[
				['断面', '日期', '氨氮'],
				['备注：无', '', '']
			],
			'row 1: there are no samples below the header'
		]
	])('reports the problem: %j', (rows, problem) => {
		expect(textOf(rows)).toEqual([problem]);
	});
});

describe('a cell', () => {
	const cell = (text: string, context: Partial<LabContext> = {}, header = '氨氮') => {
		const sheet = read(
			[
				['断面', '日期', header, 'pH'],
				['A-1', '2026-01-05', text, '7']
			],
			context
		);
		return sheet.problems.length > 0
			? sheet.problems.map((found) => labProblemText(found, 'zh'))
			: (sheet.samples[0]?.values['nh3n'] ?? null);
	};

	it.each([
		['０．１５', '0.15'],
		['0.150', '0.150'],
		['<0.025', '0.025L'],
		['0.025 L', '0.025L'],
		['1.5E-2', '0.015'],
		['未检出(0.02)', '0.02L'],
		['—', null],
		['-1', null],
		['', null],
		['/', null]
	])('%j is stored as %j', (text, stored) => {
		expect(cell(text)).toBe(stored);
	});

	it.each([
		['-0.2', '第 2 行 C 列（氨氮）：-0.2 是负数（未监测填 -1）'],
		['abc', '第 2 行 C 列（氨氮）：“abc”不是数值'],
		['=cmd()', '第 2 行 C 列（氨氮）：“=cmd()”是公式，请填数值'],
		['formula:1', '第 2 行 C 列（氨氮）：“= formula:1”是公式，请填数值'],
		['未检出', '第 2 行 C 列（氨氮）：“未检出”没有写检出限，应写作“0.02L”']
	])('%j is refused: %s', (text, message) => {
		expect(cell(text)).toEqual([message]);
	});

	it('takes the detection limit of 未检出 from the header, a row, the column or an earlier report', () => {
		expect(cell('未检出', {}, '氨氮(检出限0.025)')).toBe('0.025L');
		expect(cell('未检出', { limits: { nh3n: '0.03' } })).toBe('0.03L');
		const column = read([
			['断面', '日期', '氨氮'],
			['A-1', '2026-01-05', '未检出'],
			['A-2', '2026-01-05', '0.04L']
		]);
		expect(column.samples[0]?.values).toEqual({ nh3n: '0.04L' });
		const row = read([
			['断面', '日期', '氨氮'],
			['A-1', '2026-01-05', 'ND'],
			['检出限', '', '0.05']
		]);
		expect(row.samples[0]?.values).toEqual({ nh3n: '0.05L' });
		expect(row.skipped).toEqual([{ row: 3, text: '检出限' }]);
	});
});

describe('rows', () => {
	it('that are no samples are left out and named', () => {
		const { skipped, samples, problems } = read([
			['断面', '日期', '氨氮'],
			['单位', '', 'mg/L'],
			['A-1', '2026-01-05', '0.2'],
			['', '', ''],
			['平均值', '', '0.2'],
			['备注：L 表示未检出', '', '']
		]);
		expect(problems).toEqual([]);
		expect(samples).toHaveLength(1);
		expect(skipped.map(({ row }) => row)).toEqual([2, 5, 6]);
	});

	it('need a section that is known, a day that has come, and each only once', () => {
		expect(
			textOf([
				['断面', '日期', '氨氮'],
				['某处', '2026-01-05', '0.2'],
				['', '2026-01-05', '0.2'],
				['A-1', '', '0.2'],
				['A-1', '2026-01', '0.2'],
				['A-1', '2026-02-30', '0.2'],
				['A-1', '2026-04-01', '0.2'],
				['A-2', '2026-01-05', '0.2'],
				['示例断面-02', '2026年1月5日', '0.3']
			])
		).toEqual([
			'row 2, column A (断面): no section is called "某处"',
			'row 3, column A (断面): the section is missing',
			'row 4, column B (日期): the date of sampling is missing',
			'row 5, column B (日期): "2026-01" is not a date with year, month and day',
			'row 6, column B (日期): "2026-02-30" is not a date with year, month and day',
			'row 7, column B (日期): 2026-04-01 lies in the future',
			'row 9: the same section and day stand in row 8'
		]);
	});

	it('flag readings ten times away from the usual ones, where enough are known', () => {
		const { suspicious } = read([
			['断面', '日期', '氨氮', '总磷'],
			['A-1', '2026-01-05', '2.0', '9']
		]);
		expect(suspicious.map((found) => labProblemText(found, 'en'))).toEqual([
			'row 2, column C (氨氮): 2.0 is ten times or more away from 0.2, which is usual here'
		]);
	});
});

it.each([
	['2025-03-05', '2025-03-05'],
	['2025/3/5 09:30', '2025-03-05'],
	['2025年3月5日', '2025-03-05'],
	['２０２５．３．５', '2025-03-05'],
	['20250305', '2025-03-05'],
	['2025-13-05', null],
	['1925-03-05', null],
	['3月5日', null],
	['45000', null]
])('the day %j is %j', (text, date) => {
	expect(isoDate(text)).toBe(date);
});
