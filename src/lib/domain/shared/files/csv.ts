/** Comma-separated values (RFC 4180), also with other delimiters, by papaparse. */
import Papa from 'papaparse';

export interface CsvRow {
	/** Line of the text on which the row begins, from 1: a quoted cell may contain line ends. */
	line: number;
	cells: string[];
}

const DELIMITERS = [',', '\t', ';', '|', '，'];

/** @param delimiter guessed from the first rows when not given */
export function readCsv(text: string, delimiter?: string): CsvRow[] {
	const plain = text.replace(/\r\n?/g, '\n');
	const rows: CsvRow[] = [];
	let [line, start] = [1, 0];
	Papa.parse<string[]>(plain, {
		newline: '\n',
		delimitersToGuess: DELIMITERS,
		...(delimiter === undefined ? {} : { delimiter }),
		step: ({ data, meta }) => {
			rows.push({ line, cells: data });
			for (let at = plain.indexOf('\n', start); at >= 0 && at < meta.cursor; at = plain.indexOf('\n', at + 1))
				line += 1;
			start = meta.cursor;
		}
	});
	return rows;
}
