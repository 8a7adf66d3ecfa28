import { describe, expect, it } from 'vitest';
import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { monthReport } from '../../domain/water/months/month-report.ts';
import { grid, measured, section } from '../../domain/water/months/month.fixture.ts';
import { I18n } from '../../i18n/index.ts';
import { waterWords } from '../../i18n/water/water.ts';
import { csv } from '../api/csv.ts';
import { seriesTable, workbookRows } from './exports.ts';

const i18n = new I18n({ language: () => 'zh', townLanguage: () => 'zh' });
const COMMAND = '=cmd|"/c calc"!A1';
const harmful = section('s1', { name: { zh: COMMAND } });
const report = monthReport('2025-01', {
	sections: [harmful],
	rivers: [],
	grid: grid(['2025-01'], { s1: '3' }),
	samples: [{ ...measured('s1', '2025-01', { nh3n: '0.8' }), class: 'III' }],
	classIn: () => null,
	before: { month: '2024-12', year: '2024-01' }
});

describe('the downloads', () => {
	it('writes a text that looks like a formula as text, in the workbook', async () => {
		const buffer = await writeXlsxFile(workbookRows(i18n, '示例镇', report), { sheet: '2025-01' }).toBuffer();
		expect(JSON.stringify(await readXlsxFile(buffer))).toContain('=cmd|');
		expect(workbookRows(i18n, '示例镇', report).flat()).not.toContainEqual(
			expect.objectContaining({ type: 'Formula' })
		);
	});

	it('state that the data are examples', () => {
		expect(workbookRows(i18n, '示例镇', report)[1]).toMatchObject([{ value: i18n.of(waterWords).sheet.exampleStamp }]);
	});

	it('takes the sting out of it in CSV', () => {
		const { header, rows } = seriesTable(i18n, harmful, [measured('s1', '2025-01', { nh3n: '0.02L', cod: '12' })]);
		const text = csv(header, rows);
		const row = text.split('\r\n')[1] ?? '';
		expect(row.startsWith(`"'=cmd`)).toBe(true);
		expect(row).toContain(',0.02L,');
		expect(row.endsWith('示例')).toBe(true);
	});
});
