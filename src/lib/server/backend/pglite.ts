/** The embedded engine: PostgreSQL and PostGIS compiled to WebAssembly, kept in a folder. */
import type { PGlite, Transaction } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { createPgliteConnection, type PgliteConnection } from '@supabase/lite/pglite';
import type { Engine, Statements } from './engine.ts';

export interface EmbeddedDatabase {
	engine: Engine;
	connection: PgliteConnection;
}

/** @param folder where the database lives; it is created when it is not there */
export async function openEmbedded(folder: string): Promise<EmbeddedDatabase> {
	const connection = await createPgliteConnection({ url: folder, pgliteOptions: { extensions: { postgis } } });
	const database = connection.driver;
	await database.waitReady;
	return {
		connection,
		engine: {
			...statementsOf(database),
			transaction: (work) => database.transaction((transaction) => work(statementsOf(transaction))),
			close: () => database.close()
		}
	};
}

function statementsOf(database: PGlite | Transaction): Statements {
	return {
		query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
			(await database.query<Row>(sql, parameters.map(asParameter))).rows,
		script: async (sql) => {
			await database.exec(sql);
		}
	};
}

/** Objects travel as JSON text; arrays of plain values stay PostgreSQL arrays. */
function asParameter(value: unknown): unknown {
	return isJson(value) ? JSON.stringify(value) : value;
}

export function isJson(value: unknown): boolean {
	if (Array.isArray(value)) return value.some((item) => typeof item === 'object' && item !== null);
	return typeof value === 'object' && value !== null && !(value instanceof Date);
}
