import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { MAX_FILE_BYTES, readTableFile } from './table-file.ts';

const texts = async (file: Buffer) => {
	const read = await readTableFile(new Uint8Array(file));
	return read.ok ? read.sheets.map(({ rows }) => rows.map((row) => row.map(({ text }) => text))) : read.problem;
};

/** 断面,氨氮 / 示例,0.2 as an office machine in China writes it. */
const GBK = Buffer.from('b6cfc3e62cb0b1b5aa0d0acabec0fd2c302e320d0a', 'hex');

describe('a file', () => {
	it('is read as UTF-8, with its mark or without, and as GBK', async () => {
		const rows = [
			['断面', '氨氮'],
			['示例', '0.2']
		];
		expect(await texts(Buffer.from('断面,氨氮\n示例,0.2'))).toEqual([rows]);
		expect(await texts(Buffer.from('\uFEFF断面,氨氮\r\n示例,0.2'))).toEqual([rows]);
		expect(await texts(GBK)).toEqual([[...rows, ['']]]);
	});

	it.each([
		['bytes that are no text', Buffer.from(Array.from({ length: 512 }, (_, i) => i % 256)), 'binary'],
		['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old_workbook'],
		['a ZIP that is no workbook', Buffer.from('504b0304000000000000', 'hex'), 'broken_workbook'],
		['nothing', Buffer.alloc(0), 'empty'],
		['only blanks', Buffer.from(' \n \n'), 'empty'],
		['more than it may be', Buffer.alloc(MAX_FILE_BYTES + 1, 'a'), 'too_large']
	])('with %s is refused', async (_what, file, problem) => {
		expect(await texts(file)).toBe(problem);
	});
});

describe('a workbook', () => {
	it('gives numbers, days, and what was merged downwards', async () => {
		const file = await writeWorkbook([
			[{ value: '标题', columnSpan: 3 }, null, null],
			[{ value: '断面' }, { value: '日期' }, { value: '氨氮' }],
			[
				{ value: '一' },
				{ value: new Date(Date.UTC(2026, 0, 5)), format: 'yyyy-mm-dd', rowSpan: 2 },
				{ value: 0.1 + 0.2 }
			],
			[{ value: '二' }, null, { value: '0.02L' }]
		]).toBuffer();
		expect(await texts(file)).toEqual([
			[
				['标题', '', ''],
				['断面', '日期', '氨氮'],
				['一', '2026-01-05', '0.3'],
				['二', '2026-01-05', '0.02L']
			]
		]);
	});

	it('says which cells are formulas', async () => {
		const file = await writeWorkbook([
			[{ value: 'a' }, { value: 'b' }],
			[{ value: 1 }, { type: 'Formula', value: 'A2*2' }]
		]).toBuffer();
		const read = await readTableFile(new Uint8Array(file));
		expect(read.ok && read.sheets[0]?.rows[1]?.map(({ formula }) => formula)).toEqual([false, true]);
	});
});
