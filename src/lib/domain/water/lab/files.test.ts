import { describe, expect, it } from 'vitest';
import { csvRows } from './csv-samples.ts';
import { fileText } from '../../shared/files/file-text.ts';
import { jsonRows } from './json-samples.ts';
import { STANDARD } from '../standard/sample.fixture.ts';

describe('a JSON array, element by element', () => {
	const rows = (text: string) => jsonRows(text).rows.map(({ line, row, problem }) => [line, problem?.code ?? row]);

	it('gives the line of each, and continues after an invalid one', () => {
		expect(rows('[\n{"a": "]},"},\n\n{"b" 1},\n[{"c": [2]}], 7\n]')).toEqual([
			[2, { a: ']},' }],
			[4, 'not_json'],
			[5, [{ c: [2] }]],
			[5, 7]
		]);
	});

	it('gives the line of a field', () => {
		const [first] = jsonRows('[{"id": "nh3n",\n"values": {"do": 1,\n "nh3n" : 2}}]').rows;
		expect(['id', 'values', 'values.nh3n', 'values.gone'].map((field) => first?.lineOf(field))).toEqual([1, 2, 3, 1]);
	});

	it('keeps the digits that a binary number would lose', () => {
		expect(rows('[{"v": 1.00000000000000000001, "w": 1e400, "x": 1.5}]')).toEqual([
			[1, { v: '1.00000000000000000001', w: '1e400', x: 1.5 }]
		]);
	});

	it.each([
		['', 1, /array/],
		['{"id": 1}', 1, /array/],
		['[1,\n{"a": 1}', 2, /not closed/],
		['[]\n\nx', 3, /after the end/]
	])('%j is at fault in line %i', (text, line, message) => {
		const { fault } = jsonRows(text);
		expect(fault).toMatchObject({ line, text: expect.stringMatching(message) });
	});

	it('takes a hundred thousand elements on one line in a moment', () => {
		expect(rows(`[${Array.from({ length: 100_000 }, () => '{"a":1}').join()}]`)).toHaveLength(100_000);
	});

	it('may be empty', () => expect(jsonRows(' [ ] ')).toEqual({ rows: [], fault: null, remarks: [] }));
});

describe('a CSV sheet', () => {
	const read = (text: string) => csvRows(text, STANDARD);

	it('takes items by name, with units, quotes and empty lines', () => {
		const { rows, remarks, fault } = read(
			'断面名称,氨氮（mg/L）,"总磷(以P计)",备注,目标类别\r\n"甲, ""一""",1.3,0.02L,x,Ⅳ\r\n\r\n"乙\n二",-1,,,\r\n丙,1,1,1,Ⅴ\r\n'
		);
		expect(fault).toBeNull();
		expect(remarks).toEqual([{ line: 1, text: 'column "备注" is not known and was left out' }]);
		expect(rows.map(({ line, row }) => [line, row])).toEqual([
			[2, { id: '甲, "一"', target_class: 'Ⅳ', values: { '氨氮（mg/L）': '1.3', '总磷(以P计)': '0.02L' } }],
			[4, { id: '乙\n二', target_class: '', values: { '氨氮（mg/L）': '-1', '总磷(以P计)': '' } }],
			[6, { id: '丙', target_class: 'Ⅴ', values: { '氨氮（mg/L）': '1', '总磷(以P计)': '1' } }]
		]);
	});

	it('reads tabs where there are no commas', () => {
		expect(read('id\tdo\na\t7').rows[0]?.row).toEqual({ id: 'a', values: { do: '7' } });
	});

	it('does not guess where a row has more or fewer cells than its header', () => {
		const { rows } = read('id,do\na,7,8\nb\nc,7,,\n');
		expect(rows.map(({ problem }) => problem?.code ?? null)).toEqual(['wrong_cell_count', 'wrong_cell_count', null]);
	});

	it.each([
		['CR', 'id,do\ra,7\rb,8'],
		['CRLF and LF', 'id,do\r\na,7\nb,8\r\n'],
		['quoted cells', '"id","do"\n"a","7"\n"b","8"']
	])('reads %s', (_, text) => {
		expect(read(text).rows.map(({ line, row }) => [line, row])).toEqual([
			[2, { id: 'a', values: { do: '7' } }],
			[3, { id: 'b', values: { do: '8' } }]
		]);
	});

	it('keeps what follows a wrong quote in its cell, where it is refused as a number', () => {
		const { rows } = read('id,do\na,"7"x\nb,8');
		expect(rows.map(({ line, row }) => [line, row])).toEqual([[2, { id: 'a', values: { do: '7"x\nb,8' } }]]);
	});

	it.each([
		['', 'empty'],
		['do,nh3n\n1,2', 'no column id'],
		['id,氨氮,NH3-N\na,1,2', '"氨氮" and "NH3-N" mean the same'],
		['id,氨氮(μg/L)\na,1', 'is in μg/L, expected mg/L'],
		['id,pH(mg/L)\na,7', 'is in mg/L, expected no unit']
	])('%j is at fault: %s', (text, message) => {
		expect(read(text).fault).toMatchObject({ line: 1, text: expect.stringContaining(message) });
	});
});

describe('the text of a file', () => {
	const bytes = (...values: number[]) => new Uint8Array(values);
	it.each([
		['UTF-8', new TextEncoder().encode('断面'), '断面'],
		['UTF-8 with its mark', bytes(0xef, 0xbb, 0xbf, 0x61), 'a'],
		['GBK', bytes(0xb6, 0xcf, 0xc3, 0xe6), '断面'],
		['UTF-16', bytes(0xff, 0xfe, 0xad, 0x65, 0x62, 0x97), '断面']
	])('in %s', (_, content, text) => expect(fileText(content)).toEqual({ ok: true, text }));

	it.each([
		['a workbook', bytes(0x50, 0x4b, 3, 4, 0, 0), 'workbook'],
		['an old workbook', bytes(0xd0, 0xcf, 0x11, 0xe0), 'workbook'],
		['a program', bytes(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0), 'binary'],
		['bytes of no encoding', bytes(0xff, 0xff, 0xff, 0x80), 'binary']
	])('is not taken from %s', (_, content, reason) => expect(fileText(content)).toEqual({ ok: false, reason }));
});
