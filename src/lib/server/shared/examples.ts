/** Example records: fictitious, named and flagged as such, and removed by one call. */
import type { Engine, Statements } from '../backend/engine.ts';

/** Tables with examples have the column is_example; a new one needs no change here. */
async function exampleTables(statements: Statements): Promise<string[]> {
	const rows = await statements.query<{ name: string }>(
		`select table_name as name from information_schema.columns
		where table_schema = 'public' and column_name = 'is_example' order by table_name`
	);
	return rows.map(({ name }) => name);
}

/** How many example records each table holds; tables without any are left out. */
export async function countExamples(engine: Engine): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const table of await exampleTables(engine)) {
		const [row] = await engine.query<{ examples: number }>(
			`select count(*)::int as examples from public.${table} where is_example`
		);
		if (row && row.examples > 0) counts[table] = row.examples;
	}
	return counts;
}

/**
 * Deletes the examples and all rows that refer to them, in one transaction.
 * @param town code of one town; null for all towns
 * @returns number of deleted records
 */
export async function removeExamples(engine: Engine, town: string | null = null): Promise<number> {
	return engine.transaction(async (statements) => {
		let removed = 0;
		await statements.query(
			`select private.load_in_bulk(code, 'examples') from public.towns where $1::text is null or code = $1`,
			[town]
		);
		for (const table of await exampleTables(statements)) {
			const rows = await statements.query(
				`delete from public.${table} where is_example and ($1::text is null or town_code = $1) returning 1`,
				[town]
			);
			removed += rows.length;
		}
		return removed;
	});
}
