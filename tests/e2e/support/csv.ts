/** Rows of a CSV file (RFC 4180), the header first. */
export function table(text: string): string[][] {
	const rows: string[][] = [[]];
	const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/gy;
	for (const [whole, cell = '', end] of text.replace(/^\uFEFF/, '').matchAll(cells)) {
		if (!whole) break;
		rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
		if (end === '\r\n') rows.push([]);
	}
	return rows.filter((row) => row.length > 0);
}
