import { defineWords } from '../shared/words.ts';

/** What is wrong with a reading that was entered, a laboratory's sheet or its file. */
export const problemWords = defineWords({
	zh: {
		/** Of one record: with what was entered, and the bound, unit or number that was expected. */
		record: {
			not_an_object: (): string => '不是一条记录',
			not_json: (): string => '不是合法的 JSON',
			missing: (): string => '缺少',
			unknown_field: (): string => '没有这个字段',
			unknown_item: (): string => '不是表 1 的项目',
			item_twice: (given: string) => `与“${given}”是同一项目`,
			not_a_number: (given: string) => `“${given}”不是数值`,
			formula: (given: string) => `“${given}”是公式，请填数值`,
			no_detection_limit: (given: string) => `“${given}”没有写检出限，应写作“0.02L”`,
			too_many_digits: (given: string) => `“${given}”位数过多`,
			negative: (given: string) => `${given} 是负数（未监测填 -1）`,
			too_low: (given: string, bound: string) => `${given} 低于可能的最小值 ${bound}`,
			too_high: (given: string, bound: string) => `${given} 高于可能的最大值 ${bound}`,
			unknown_water_body: (given: string) => `“${given}”不是 river（河流）或 lake（湖库）`,
			unknown_class: (given: string) => `“${given}”不是Ⅰ～Ⅴ类`,
			nothing_counts: (): string => '没有一个参评项目有数据',
			wrong_unit: (given: string, unit: string) => `单位“${given}”应为“${unit}”`,
			wrong_cell_count: (given: string, count: string) => `有 ${given} 格，表头有 ${count} 格`
		},
		sheet: {
			no_header: (): string => '没有找到表头：需要一行同时有断面列和监测项目列',
			no_date_column: (): string => '没有采样日期列',
			no_samples: (): string => '表头下面没有数据',
			column_twice: (given: string) => `与“${given}”列是同一项目`,
			unknown_section: (given: string) => `没有叫“${given}”的断面`,
			missing_section: (): string => '没有写断面',
			missing_date: (): string => '没有写采样日期',
			bad_date: (given: string) => `“${given}”不是日期（要有年、月、日）`,
			future_date: (given: string) => `${given} 还没有到`,
			sample_twice: (given: string) => `同一断面同一天已在第 ${given} 行`,
			recorded_differently: (given: string, expected: string) => `${given} 与已记录的 ${expected} 不同`,
			decade_away: (given: string, expected: string) => `${given} 与该断面的常见值 ${expected} 相差十倍以上`
		},
		file: {
			too_large: '文件太大：最多 20 MB',
			empty: '文件是空的',
			binary: '不是文本也不是 XLSX 工作簿',
			old_workbook: '是旧格式的工作簿（.xls）：请另存为 .xlsx 或 CSV',
			broken_workbook: '工作簿打不开：文件不完整，或不是 .xlsx'
		},
		ofField: (field: string, text: string) => `${field}：${text}`,
		/** Row and column as a spreadsheet shows them; the header of the column, or its item. */
		at: (row: number | null, column: string | null, header: string | null, text: string) => {
			const place = [row === null ? '' : `第 ${row} 行`, column === null ? '' : `${column} 列`]
				.filter(Boolean)
				.join(' ');
			return place ? `${place}${header ? `（${header}）` : ''}：${text}` : text;
		}
	},
	en: {
		record: {
			not_an_object: () => 'is not a record',
			not_json: () => 'is not valid JSON',
			missing: () => 'is missing',
			unknown_field: () => 'is not a known field',
			unknown_item: () => 'is not an item of table 1',
			item_twice: (given) => `is the same item as "${given}"`,
			not_a_number: (given) => `"${given}" is not a number`,
			formula: (given) => `"${given}" is a formula, not a number`,
			no_detection_limit: (given) => `"${given}" does not tell the detection limit: write "0.02L"`,
			too_many_digits: (given) => `"${given}" has too many digits`,
			negative: (given) => `${given} is negative (-1 stands for not measured)`,
			too_low: (given, bound) => `${given} is below ${bound}`,
			too_high: (given, bound) => `${given} is above ${bound}`,
			unknown_water_body: (given) => `"${given}" is neither river nor lake`,
			unknown_class: (given) => `"${given}" is not a class from I to V`,
			nothing_counts: () => 'has no reading of an item that counts',
			wrong_unit: (given, unit) => `is in "${given}", expected "${unit}"`,
			wrong_cell_count: (given, count) => `has ${given} cells, the header has ${count}`
		},
		sheet: {
			no_header: () => 'no header found: a row has to name the section and the items',
			no_date_column: () => 'there is no column for the date of sampling',
			no_samples: () => 'there are no samples below the header',
			column_twice: (given) => `is the same item as column "${given}"`,
			unknown_section: (given) => `no section is called "${given}"`,
			missing_section: () => 'the section is missing',
			missing_date: () => 'the date of sampling is missing',
			bad_date: (given) => `"${given}" is not a date with year, month and day`,
			future_date: (given) => `${given} lies in the future`,
			sample_twice: (given) => `the same section and day stand in row ${given}`,
			recorded_differently: (given, expected) => `${given} differs from ${expected}, which is recorded`,
			decade_away: (given, expected) => `${given} is ten times or more away from ${expected}, which is usual here`
		},
		file: {
			too_large: 'the file is too large: at most 20 MB',
			empty: 'the file is empty',
			binary: 'the file is neither text nor an XLSX workbook',
			old_workbook: 'an old workbook (.xls): save it as .xlsx or CSV',
			broken_workbook: 'the workbook cannot be opened: it is incomplete or no .xlsx'
		},
		ofField: (field, text) => `${field}: ${text}`,
		at: (row, column, header, text) => {
			const place = [row === null ? '' : `row ${row}`, column === null ? '' : `column ${column}`]
				.filter(Boolean)
				.join(', ');
			return place ? `${place}${header ? ` (${header})` : ''}: ${text}` : text;
		}
	}
});
