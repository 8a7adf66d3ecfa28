/** Downloads of the water pages: the monthly sheet and one section's months, safe to open in a spreadsheet. */
import { error } from '@sveltejs/kit';
import type { Row } from 'write-excel-file/node';
import { parseWaterParams, shownMonth } from '../../presenters/water/view-params.ts';
import { sheetHeader, sheetLines, sheetRow } from '../../presenters/water/sheet-lines.ts';
import { monthName } from '../../presenters/water/words.ts';
import type { MonthReport } from '../../domain/water/months/month-report.ts';
import { standardIn } from '../../domain/water/months/month-sample.ts';
import type { MonthSample, WaterSection } from '../../domain/water/section.ts';
import type { WaterItem } from '../../domain/water/standard/standard.ts';
import type { Town } from '../../domain/shared/town.ts';
import { I18n } from '../../i18n/index.ts';
import { waterWords } from '../../i18n/water/water.ts';
import { parseView } from '../../domain/shared/view-state.ts';
import type { Cell } from '../api/csv.ts';
import { bodyRow, headRow, textCell, titleCell, type Table, type Workbook } from '../http/download.ts';
import { townFor } from '../shared/town-directory.ts';
import { reportOf, waterScene } from './water-scene.ts';
import type { DataClient } from '../../data/client.ts';

export interface ExportRequest {
	town: Town;
	i18n: I18n;
	month: string;
}

/** The town, language and month of a download; the newest month without one. @throws 404 where there is no such month */
export async function exportRequest(db: DataClient, params: URLSearchParams): Promise<ExportRequest> {
	const { view } = parseView(params);
	const town = await townFor(db, view.town);
	const { grid } = await waterScene(db, town.code);
	const asked = parseWaterParams(params).water.month ?? (params.get('month') || null);
	const month = shownMonth(asked, grid.months);
	if (month === null || (asked && asked !== month)) error(404, { message: 'no such month', code: 'not_found' });
	return { town, month, i18n: new I18n({ language: () => view.lang, townLanguage: () => town.language }) };
}

export async function sheetTable(db: DataClient, { town, i18n, month }: ExportRequest): Promise<Table> {
	const report = await reportOf(db, town.code, month);
	const words = i18n.of(waterWords);
	const rows = report.rows.map((row) => [words.month(month.slice(0, 4), month.slice(5, 7)), ...sheetRow(i18n, row)]);
	return { header: [words.table.month, ...sheetHeader(i18n)], rows };
}

export async function sheetWorkbook(db: DataClient, { town, i18n, month }: ExportRequest): Promise<Workbook> {
	const report = await reportOf(db, town.code, month);
	const rows = workbookRows(i18n, i18n.name(town.name), report);
	return { sheet: month, rows, widths: [16, 12, 8, 12, 10, 10, 9, 26, 10, 10, 60, 8] };
}

export function workbookRows(i18n: I18n, town: string, report: MonthReport): Row[] {
	const { sheet } = i18n.of(waterWords);
	const stamp: Row[] = report.has_examples
		? [[textCell(sheet.exampleStamp, { fontWeight: 'bold', textColor: '#8C1D18' })]]
		: [];
	const lines = sheetLines(i18n, report).map(({ label, text }): Row => [
		textCell(label, { fontWeight: 'bold' }),
		textCell(text)
	]);
	const title = titleCell(sheet.title(town, monthName(i18n, report.month)));
	const body = report.rows.map((row) => bodyRow(sheetRow(i18n, row)));
	return [[title], ...stamp, ...lines, [], headRow(sheetHeader(i18n)), ...body];
}

/** All items of one section, a row per month. */
export function seriesTable(i18n: I18n, section: WaterSection, series: readonly MonthSample[]): Table {
	const { table, exampleShort, sign } = i18n.of(waterWords);
	const newest = series.at(-1);
	const items: readonly WaterItem[] = newest ? standardIn(newest.month).items : [];
	const measured = items.filter(({ code }) => series.some(({ per_item }) => per_item[code]));
	const header = [
		table.section,
		table.month,
		table.date,
		table.class,
		table.meets,
		...measured.flatMap(({ name, unit }) => {
			const label = `${i18n.name(name)}${unit ? ` (${unit})` : ''}`;
			return [label, `${i18n.name(name)} · ${table.class}`];
		}),
		table.reason,
		exampleShort
	];
	const rows = series.map((sample): Cell[] => [
		i18n.name(section.name),
		sample.month,
		sample.status === 'measured' ? sample.date : null,
		sample.class ? sign[sample.class] : sign[sample.status === 'suspended' ? 'suspended' : 'not_measured'],
		sample.meets_target === null ? null : sample.meets_target ? table.yes : table.no,
		...measured.flatMap(({ code }): Cell[] => {
			const result = sample.per_item[code];
			return [numeric(result?.value), result?.class ? sign[result.class] : null];
		}),
		sample.reason ? i18n.name(sample.reason) : null,
		section.is_example ? exampleShort : null
	]);
	return { header, rows };
}

/** A plain number stays a number in the spreadsheet; `0.02L` stays text. */
function numeric(value: string | undefined): Cell {
	if (value === undefined) return null;
	return /^-?\d+(\.\d+)?$/.test(value) && String(Number(value)) === value ? Number(value) : value;
}
