import { expect, it } from 'vitest';
import { csv, type Cell } from './csv.ts';

const line = (cell: Cell) => csv(['x'], [[cell]]).split('\r\n')[1];

it('begins with a byte order mark and ends every line with CR LF', () => {
	expect(csv(['a', 'b'], [[1, 'x'], [null, true]])).toBe('\uFEFFa,b\r\n1,x\r\n,true\r\n'); // prettier-ignore
});

it.each<[Cell, string]>([
	['plain', 'plain'],
	['某镇, 某路', '"某镇, 某路"'],
	['he said "no"', '"he said ""no"""'],
	['two\nlines', '"two\nlines"'],
	[null, ''],
	['', ''],
	[false, 'false'],
	[0, '0'],
	[-48.35, '-48.35'],
	['=1+1', `'=1+1`],
	['+86', `'+86`],
	['-1', `'-1`],
	['@SUM(A1)', `'@SUM(A1)`],
	['\tx', `'\tx`],
	['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
	['a=b', 'a=b']
])('writes %j as %s', (cell, expected) => expect(line(cell)).toBe(expected));

it('keeps a carriage return inside its cell, escaped', () => {
	expect(csv(['x'], [['\r=1']])).toBe(`\uFEFFx\r\n"'\r=1"\r\n`);
});
