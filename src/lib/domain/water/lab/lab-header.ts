/** Header of a laboratory sheet: its row, and the meaning of each column. */
import { itemNamed, unitInHeader } from '../standard/item-name.ts';
import { type LabProblem, sheetProblem } from './lab-problem.ts';
import type { TableCell, TableRows } from '../../shared/files/table-file.ts';
import { columnLetter } from '../../shared/files/workbook.ts';
import { problem } from '../../shared/problem.ts';
import type { Standard, WaterItem } from '../standard/standard.ts';

export type LabColumn = {
	/** Index from 0, and the letter of the column. */
	place: number;
	letter: string;
	header: string;
} & (
	| { taken_for: 'section' | 'date' | 'sampler' | 'left_out' }
	| { taken_for: 'item'; item: WaterItem; detection_limit: string | null }
);

export interface LabHeader {
	/** Row of the header, from 1. */
	row: number;
	columns: LabColumn[];
	problems: LabProblem[];
}

const NAMES: Readonly<Record<'section' | 'date' | 'sampler', readonly string[]>> = {
	section: [
		...['断面', '断面名称', '监测断面', '断面编号', '断面编码', '断面代码', '点位', '点位名称', '监测点位', '监测点'],
		...['采样点', '采样点位', '采样断面', '站点', '站点名称', '考核断面', 'section', 'sectioncode', 'station', 'site']
	],
	date: [
		...['采样日期', '监测日期', '取样日期', '采样时间', '监测时间', '检测日期', '日期', 'date', 'samplingdate'],
		...['sampledon']
	],
	sampler: ['采样人', '采样人员', '采样单位', '监测单位', '检测单位', '监测机构', 'sampler', 'laboratory']
};

/** Last row searched for the header: title, group names and notes may be above it. */
const LAST_HEADER_ROW = 30;

export function findHeader(rows: TableRows, standard: Standard, supplementary: readonly WaterItem[]): LabHeader | null {
	let best: LabHeader | null = null;
	let mostItems = 0;
	for (let i = 0; i < Math.min(rows.length, LAST_HEADER_ROW); i += 1) {
		const columns = columnsOf(rows, i, standard, supplementary);
		const items = columns.filter(({ taken_for }) => taken_for === 'item').length;
		if (items <= mostItems || !columns.some(({ taken_for }) => taken_for === 'section')) continue;
		mostItems = items;
		best = { row: i + 1, columns, problems: [] };
	}
	return best && { ...best, problems: headerProblems(best) };
}

function columnsOf(rows: TableRows, i: number, standard: Standard, supplementary: readonly WaterItem[]): LabColumn[] {
	const width = rows[i]?.length ?? 0;
	return Array.from({ length: width }, (_, place): LabColumn => {
		// With items under a group name, section and date are one row above, in a merged cell.
		const header = shown(rows[i]?.[place]) || shown(rows[i - 1]?.[place]);
		const column = { place, letter: columnLetter(place), header };
		const name = normalise(header.replace(/[(（][^()（）]*[)）]\s*$/, ''));
		for (const taken_for of ['section', 'date', 'sampler'] as const)
			if (NAMES[taken_for].includes(name)) return { ...column, taken_for };
		const item = header && itemOf(header, standard, supplementary);
		if (!item) return { ...column, taken_for: 'left_out' };
		return { ...column, taken_for: 'item', item, detection_limit: limitIn(header) };
	});
}

const shown = (cell: TableCell | undefined): string => cell?.text.replace(/\s+/g, ' ').trim() ?? '';
const normalise = (text: string): string =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s_\-:*]/g, '');

function itemOf(header: string, standard: Standard, supplementary: readonly WaterItem[]): WaterItem | undefined {
	const bracketed = unitInBrackets(header).replace(/[(（][^()（）]*检出限[^()（）]*[)）]/g, '');
	const known = itemNamed(bracketed, standard);
	if (known) return known;
	const bare = normalise(bracketed.replace(/[(（][^()（）]*[)）]/g, ''));
	return supplementary.find(({ code, aliases }) => [code, ...aliases].some((name) => normalise(name) === bare));
}

/** `氨氮 mg/L` and `水温℃` as `氨氮(mg/L)` and `水温(℃)`. */
function unitInBrackets(header: string): string {
	return header
		.normalize('NFKC')
		.replace(
			/[\s,;/]*((?:[mµμun]?g|个|MPN|CFU)\/(?:100)?(?:m?L|m3|升)|℃|°C|cm|mV)\s*$/i,
			(_, unit: string) => `(${unit})`
		);
}

const limitIn = (header: string): string | null =>
	/检出限[:：\s]*(\d+(?:\.\d+)?)/.exec(header.normalize('NFKC'))?.[1] ?? null;

function headerProblems({ row, columns }: LabHeader): LabProblem[] {
	const problems: LabProblem[] = [];
	const seen = new Map<string, string>();
	for (const column of columns) {
		if (column.taken_for === 'section' || column.taken_for === 'left_out' || column.taken_for === 'sampler') continue;
		const key = column.taken_for === 'item' ? column.item.code : column.taken_for;
		const at: [number, string, string] = [row, column.letter, column.header];
		const twin = seen.get(key);
		if (twin !== undefined) problems.push(sheetProblem('column_twice', at, twin));
		seen.set(key, column.letter);
		if (column.taken_for !== 'item') continue;
		const wrong = wrongUnit(unitInHeader(unitInBrackets(column.header)), column.item);
		if (wrong) problems.push({ row, column: column.letter, header: column.header, problem: wrong });
	}
	if (!seen.has('date')) problems.push(sheetProblem('no_date_column', [row, null, null]));
	return problems;
}

/** @param unit as stated; undefined where none is */
export function wrongUnit(unit: string | undefined, item: WaterItem) {
	return unit === undefined || unit === item.unit ? null : problem('wrong_unit', '', unit, item.unit);
}
