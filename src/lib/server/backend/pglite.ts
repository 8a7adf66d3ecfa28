/** The embedded engine: PostgreSQL and PostGIS compiled to WebAssembly, with the data in a folder. */
import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { PgliteConnection } from '@supabase/lite/pglite';
import { isJson, type Engine, type Statements } from './engine.ts';
import { importPglite } from '../../vendor/pglite.ts';
import { createMutex, type Mutex } from './mutex.ts';
import { explainFullDisk } from './start-error.ts';

export interface EmbeddedDatabase {
	engine: Engine;
	connection: PgliteConnection;
	/**
	 * One connection serves every request, and the gateway opens its transactions on it unconditionally: a request that
	 * began inside another's transaction would act with the other's role. Every use of the database holds this mutex.
	 */
	mutex: Mutex;
}

/** @param folder of the database; it is created when it does not exist */
export async function openEmbedded(folder: string): Promise<EmbeddedDatabase> {
	await importPglite();
	const [{ createPgliteConnection }, { postgis }] = await Promise.all([
		import('@supabase/lite/pglite'),
		import('@electric-sql/pglite-postgis')
	]);
	const connection = await createPgliteConnection({ url: folder, pgliteOptions: { extensions: { postgis } } });
	const database = connection.driver;
	await database.waitReady;
	const mutex = createMutex();
	const statements = statementsOf(database);
	return {
		connection,
		mutex,
		engine: {
			query: (sql, parameters) => mutex(() => statements.query(sql, parameters)),
			script: (sql) => mutex(() => statements.script(sql)),
			transaction: (work) =>
				mutex(() =>
					database
						.transaction((transaction) => work(statementsOf(transaction)))
						.catch((error: unknown) => {
							throw explainFullDisk(error);
						})
				),
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
