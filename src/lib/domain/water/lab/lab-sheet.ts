/**
 * Parses a laboratory sheet without a database: the meaning of each column, the samples, problems with row and column, and
 * suspicious readings. A sheet with problems is not imported.
 */
import { unitInHeader } from '../standard/item-name.ts';
import type { TableCell, TableRows } from '../../shared/files/table-file.ts';
import { columnLetter } from '../../shared/files/workbook.ts';
import { findHeader, type LabColumn, wrongUnit } from './lab-header.ts';
import { SUPPLEMENTARY_ITEMS } from './lab-items.ts';
import { type LabProblem, sheetProblem } from './lab-problem.ts';
import { type ItemColumn, type LabRow, readRow, simpleName, textOf } from './lab-row.ts';
import type { Standard, WaterItem } from '../standard/standard.ts';
import { isOrderOfMagnitudeAway, type TypicalReadings } from './typical-readings.ts';

export interface LabContext {
	standard: Standard;
	/** ISO date in the town's time zone: later samples are refused. */
	today: string;
	/** Each section with all its names: code, name in every language, aliases. */
	sections: readonly { code: string; names: readonly string[] }[];
	/** Detection limit by item, as reported last, for cells with 未检出 only. */
	limits: Readonly<Record<string, string>>;
	usual: TypicalReadings;
}

export interface LabSample {
	row: number;
	section: string;
	/** ISO date */
	date: string;
	sampler: string | null;
	/** By item, in stored form: `1.32`, `0.02L`. */
	values: Record<string, string>;
}

export interface LabSheet {
	columns: readonly LabColumn[];
	samples: readonly LabSample[];
	problems: readonly LabProblem[];
	/** Readings an order of magnitude from the typical ones of their section: a warning, not a refusal. */
	suspicious: readonly LabProblem[];
	/** Rows other than samples: units, detection limits, means, notes. */
	skipped: readonly { row: number; text: string }[];
}

const NO_SAMPLE =
	/^(平均|均值|最大|最小|合计|总计|标准|限值|评价|达标|超标|备注|注[:：]|说明|审核|填表|编制|制表|校核|签发|mean|average|note)/i;
const LIMIT_ROW = /^(方法)?检出限|^detection limit/i;
const UNIT_ROW = /^(计量)?单位|^unit/i;

/** Kinds of rows below the header; only `data` rows are read as samples. */
type RowKind = 'empty' | 'data' | 'units' | 'limits' | 'other';

interface BodyRow {
	row: number;
	cells: readonly TableCell[];
}

export function readLabSheet(rows: TableRows, context: LabContext): LabSheet {
	const header = findHeader(rows, context.standard, SUPPLEMENTARY_ITEMS);
	if (!header) {
		const problems = [sheetProblem('no_header', [null, null, null])];
		return { columns: [], samples: [], problems, suspicious: [], skipped: [] };
	}
	const { columns } = header;
	const items = columns.filter((column): column is ItemColumn => column.taken_for === 'item');
	const sections = new Map(
		context.sections.flatMap(({ code, names }) => names.map((name) => [simpleName(name), code]))
	);
	const body = rows.slice(header.row).map((cells, i): BodyRow => ({ row: header.row + 1 + i, cells }));
	const byKind = Map.groupBy(body, ({ cells }) => kindOf(cells, columns, items, sections));
	const data = byKind.get('data') ?? [];
	const limits = limitsFor(items, byKind.get('limits') ?? [], data, context.limits);

	const read = data.map(({ row, cells }) => readRow(row, cells, { columns, sections, limits, today: context.today }));
	const samples = read.flatMap(({ problems, section, date, ...sample }): LabSample[] =>
		problems.length === 0 && section !== null && date !== null && Object.keys(sample.values).length > 0
			? [{ ...sample, section, date }]
			: []
	);
	const problems = [
		...header.problems,
		...(byKind.get('units') ?? []).flatMap((line) => unitProblems(line, items)),
		...read.flatMap((row) => row.problems),
		...twice(read),
		...(data.length === 0 ? [sheetProblem('no_samples', [header.row, null, null])] : [])
	];
	return {
		columns,
		samples,
		problems,
		suspicious: samples.flatMap((sample) => decadeAway(sample, items, context.usual[sample.section] ?? {})),
		skipped: body
			.filter(({ cells }) => !['empty', 'data'].includes(kindOf(cells, columns, items, sections)))
			.map(({ row, cells }) => ({ row, text: labelOf(cells).slice(0, MAX_LABEL_LENGTH) }))
	};
}

const MAX_LABEL_LENGTH = 80;

const labelOf = (cells: readonly TableCell[]): string => cells.map(textOf).find((text) => text !== '') ?? '';

function kindOf(
	cells: readonly TableCell[],
	columns: readonly LabColumn[],
	items: readonly ItemColumn[],
	sections: ReadonlyMap<string, string>
): RowKind {
	const label = labelOf(cells);
	if (label === '') return 'empty';
	const named = columns.some(
		({ taken_for, place }) => taken_for === 'section' && sections.has(simpleName(textOf(cells[place])))
	);
	if (named) return 'data';
	if (LIMIT_ROW.test(label)) return 'limits';
	if (UNIT_ROW.test(label) || isUnitRow(cells, items)) return 'units';
	const measured = items.some(({ place }) => /\d/.test(textOf(cells[place])));
	return measured && !NO_SAMPLE.test(label) ? 'data' : 'other';
}

/** Detection limits by precedence: a row of limits, the header, another cell of the column, those reported before. */
function limitsFor(
	items: readonly ItemColumn[],
	limitRows: readonly BodyRow[],
	data: readonly BodyRow[],
	known: Readonly<Record<string, string>>
): Map<string, string> {
	const limits = new Map(Object.entries(known));
	for (const { item, place } of items) takeLimitOfColumn(data, item, place, limits);
	for (const { item, detection_limit } of items) if (detection_limit !== null) limits.set(item.code, detection_limit);
	for (const { cells } of limitRows) takeLimits(cells, items, limits);
	return limits;
}

function decadeAway(
	{ row, values }: LabSample,
	items: readonly ItemColumn[],
	usual: TypicalReadings[string]
): LabProblem[] {
	return items.flatMap(({ item, letter, header }) => {
		const reported = values[item.code];
		const known = usual[item.code];
		if (reported === undefined || !known || !isOrderOfMagnitudeAway(item.code, reported, known)) return [];
		return [sheetProblem('decade_away', [row, letter, header], reported, String(known[1]))];
	});
}

function takeLimits(cells: readonly TableCell[], items: readonly ItemColumn[], limits: Map<string, string>): void {
	for (const { item, place } of items) {
		const found = /^\d+(\.\d+)?/.exec(cells[place]?.text.normalize('NFKC').trim().replace(/^</, '') ?? '');
		if (found) limits.set(item.code, found[0]);
	}
}

/** A cell `0.02L` gives the detection limit of cells of the column with 未检出 only. */
function takeLimitOfColumn(
	data: readonly { cells: readonly TableCell[] }[],
	item: WaterItem,
	place: number,
	limits: Map<string, string>
): void {
	for (const { cells } of data) {
		const found = /^(?:<\s*)?(\d+(?:\.\d+)?)\s*L?$/i.exec(cells[place]?.text.normalize('NFKC').trim() ?? '');
		if (found?.[1] && /[<L]/i.test(found[0])) limits.set(item.code, found[1]);
	}
}

const unitOf = (cell: TableCell | undefined): string | undefined => {
	const text = cell?.text.trim() ?? '';
	return text === '' ? undefined : unitInHeader(`(${text.replace(/^[(（]|[)）]$/g, '')})`);
};

const isUnitRow = (cells: readonly TableCell[], items: readonly ItemColumn[]): boolean =>
	items.some(({ place }) => unitOf(cells[place]) !== undefined) &&
	!items.some(({ place }) => /^\d/.test(cells[place]?.text ?? ''));

function unitProblems(
	{ row, cells }: { row: number; cells: readonly TableCell[] },
	items: readonly ItemColumn[]
): LabProblem[] {
	return items.flatMap(({ item, place, header }) => {
		const wrong = wrongUnit(unitOf(cells[place]), item);
		return wrong ? [{ row, column: columnLetter(place), header, problem: wrong }] : [];
	});
}

function twice(rows: readonly LabRow[]): LabProblem[] {
	const seen = new Map<string, number>();
	return rows.flatMap(({ row, section, date }) => {
		if (section === null || date === null) return [];
		const first = seen.get(`${section} ${date}`);
		seen.set(`${section} ${date}`, first ?? row);
		return first === undefined ? [] : [sheetProblem('sample_twice', [row, null, null], String(first))];
	});
}
