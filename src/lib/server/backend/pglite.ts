/** The embedded engine: PostgreSQL and PostGIS compiled to WebAssembly, kept in a folder. */
import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { PgliteConnection } from '@supabase/lite/pglite';
import { isJson, type Engine, type Statements } from './engine.ts';
import { repairModules } from '../../vendor/module-repairs.ts';
import { fullDiskTold } from './settings.ts';
import { takeTurns, type Turns } from './mutex.ts';

export interface EmbeddedDatabase {
	engine: Engine;
	connection: PgliteConnection;
	/**
	 * One connection serves everybody here, and the gateway opens its transactions on it without asking: a request that
	 * began inside another's transaction would act with the other's role. Whoever uses the database takes a turn.
	 */
	turns: Turns;
}

/** @param folder where the database lives; it is created when it is not there */
export async function openEmbedded(folder: string): Promise<EmbeddedDatabase> {
	repairModules();
	const [{ createPgliteConnection }, { postgis }] = await Promise.all([
		import('@supabase/lite/pglite'),
		import('@electric-sql/pglite-postgis')
	]);
	const connection = await createPgliteConnection({ url: folder, pgliteOptions: { extensions: { postgis } } });
	const database = connection.driver;
	await database.waitReady;
	const turns = takeTurns();
	const statements = statementsOf(database);
	return {
		connection,
		turns,
		engine: {
			query: (sql, parameters) => turns(() => statements.query(sql, parameters)),
			script: (sql) => turns(() => statements.script(sql)),
			transaction: (work) =>
				turns(() =>
					database
						.transaction((transaction) => work(statementsOf(transaction)))
						.catch((error: unknown) => {
							throw fullDiskTold(error);
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
