/** Text tables with columns of coordinates or of WKT. */
import { readCsv } from '../../shared/files/csv.ts';
import { withText, type PlacesReader } from './reader.ts';
import { readTable } from './table.ts';

export const csvReader: PlacesReader = {
	format: 'csv',
	extensions: ['csv', 'txt'],
	// Any text that no other reader recognises.
	sniff: (file) => (file.text() ?? '') !== '',
	read: (file) => {
		const rows = readCsv(withText(file)).map(({ cells }) => cells);
		return Promise.resolve({ format: 'csv', layers: [readTable(rows, file.name)], notes: [] });
	}
};
