/** Samples of a CSV sheet: one per line, items as columns under their code, name or alias. */
import { itemNamed, unitInHeader } from '../standard/item-name.ts';
import { problem } from '../../shared/problem.ts';
import { unusable, type FileRemark, type SourceRow, type SourceRows } from './sample-rows.ts';
import { readCsv, type CsvRow } from '../../shared/files/csv.ts';
import type { Standard } from '../standard/standard.ts';

/** Headers of sample fields that are not items. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
	id: 'id',
	编号: 'id',
	样品编号: 'id',
	断面: 'id',
	断面名称: 'id',
	断面编号: 'id',
	断面编码: 'id',
	water_body: 'water_body',
	水体类型: 'water_body',
	水体: 'water_body',
	water_temp_c: 'water_temp_c',
	target_class: 'target_class',
	目标: 'target_class',
	目标类别: 'target_class',
	水质目标: 'target_class',
	考核目标: 'target_class',
	考核类别: 'target_class',
	控制目标: 'target_class'
};

/** Content of a column: a field of the sample, or the readings of an item; null when unknown. */
type Column = { field: string } | { item: string } | null;

export function csvRows(text: string, standard: Standard): SourceRows {
	const lines = readCsv(text, delimiterOf(text)).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
	const [head, ...body] = lines;
	if (!head) return unusable(1, 'the sheet is empty');
	const remarks: FileRemark[] = [];
	const columns: Column[] = [];
	const taken = new Map<string, string>();
	for (const header of head.cells) {
		const column = readHeader(header, standard);
		columns.push(column);
		const key = column && ('field' in column ? column.field : itemNamed(column.item, standard)?.code);
		const unit = column && 'item' in column ? wrongUnit(column.item, standard) : null;
		if (unit) return unusable(head.line, `column "${header.trim()}" is in ${unit.given}, expected ${unit.expected}`);
		if (!key) {
			if (header.trim() !== '')
				remarks.push({ line: head.line, text: `column "${header.trim()}" is not known and was left out` });
			continue;
		}
		const twin = taken.get(key);
		if (twin !== undefined) return unusable(head.line, `columns "${twin}" and "${header.trim()}" mean the same`);
		taken.set(key, header.trim());
	}
	if (!taken.has('id')) return unusable(head.line, 'there is no column id (断面名称, 断面编码, 编号)');
	return { rows: body.map((line) => readLine(line, columns)), fault: null, remarks };
}

/** Tabs where the first line has tabs and no commas. */
function delimiterOf(text: string): string {
	const first = text.slice(0, text.search(/[\r\n]|$/));
	return !first.includes(',') && first.includes('\t') ? '\t' : ',';
}

function readHeader(header: string, standard: Standard): Column {
	const name = header.normalize('NFKC').trim();
	if (Object.hasOwn(FIELD_NAMES, name.toLowerCase())) return { field: FIELD_NAMES[name.toLowerCase()] ?? '' };
	return itemNamed(name, standard) ? { item: header.trim() } : null;
}

function wrongUnit(header: string, standard: Standard): { given: string; expected: string } | null {
	const given = unitInHeader(header);
	const item = itemNamed(header, standard);
	if (given === undefined || !item || given === item.unit) return null;
	return { given: given || 'no unit', expected: item.unit || 'no unit' };
}

function readLine({ line, cells }: CsvRow, columns: readonly Column[]): SourceRow {
	const lineOf = () => line;
	// Spreadsheets append empty cells; further content means shifted columns.
	const surplus = cells.slice(columns.length).some((cell) => cell.trim() !== '');
	if (surplus || cells.length < columns.length) {
		const wrong = problem('wrong_cell_count', '', String(cells.length), String(columns.length));
		return { line, row: null, problem: wrong, lineOf };
	}
	const row: Record<string, unknown> = {};
	const values: Record<string, string> = {};
	columns.forEach((column, i) => {
		const cell = cells[i] ?? '';
		if (column && 'item' in column) values[column.item] = cell;
		else if (column) row[column.field] = cell.trim();
	});
	return { line, row: { ...row, values }, lineOf };
}
