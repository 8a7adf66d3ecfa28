/** The native engine: a PostgreSQL server with PostGIS, by its connection string. */
import type { PostgresConnection } from '@supabase/lite/postgres';
import type postgres from 'postgres';
import { isJson, type Engine, type Statements } from './engine.ts';
import { importPostgres } from '../../vendor/postgres.ts';
import { explainFullDisk, StartError } from './start-error.ts';

export interface NativeDatabase {
	engine: Engine;
	connection: PostgresConnection;
}

/**
 * The gateway passes arguments of functions as JSON text; encoded as JSON again, as the driver does with every text, a list
 * of samples would arrive as one string.
 */
const asJson = (value: unknown): string =>
	typeof value === 'string' && /^\s*[[{]/.test(value) ? value : JSON.stringify(value);
const jsonType = (oid: number): postgres.PostgresType => ({
	to: oid,
	from: [oid],
	serialize: asJson,
	parse: (text: string): unknown => JSON.parse(text)
});

const MAX_BACKOFF_S = 1;

/** @throws StartError in one line when no database answers */
export async function openNative(databaseUrl: string): Promise<NativeDatabase> {
	await importPostgres();
	const { createPostgresConnection } = await import('@supabase/lite/postgres');
	const connection = createPostgresConnection({
		url: databaseUrl,
		postgresOptions: {
			max: 10,
			connect_timeout: 5,
			// By default the driver delays reconnecting by up to twenty seconds, and the queries with it.
			backoff: (attempts: number) => Math.min(3 ** attempts / 100, MAX_BACKOFF_S),
			onnotice: () => undefined,
			types: { json: jsonType(114), jsonb: jsonType(3802) }
		}
	});
	const sql = connection.driver;
	try {
		await sql`select 1`;
	} catch (error) {
		await sql.end({ timeout: 1 });
		throw new StartError(`DATABASE_URL: cannot open the database at ${addressOf(databaseUrl)}: ${reasonOf(error)}`);
	}
	return {
		connection,
		engine: {
			...statementsOf(sql),
			transaction: async <T>(work: (statements: Statements) => Promise<T>) => {
				const result: { value?: T } = {};
				await sql
					.begin(async (transaction) => {
						result.value = await work(statementsOf(transaction));
					})
					.catch((error: unknown) => {
						throw explainFullDisk(error);
					});
				return result.value as T;
			},
			close: () => sql.end({ timeout: 5 })
		}
	};
}

function statementsOf(sql: postgres.Sql | postgres.TransactionSql): Statements {
	return {
		query: async <Row>(text: string, parameters: readonly unknown[] = []) => {
			const values = parameters.map((value) => (isJson(value) ? sql.json(value as postgres.JSONValue) : value));
			return [...(await sql.unsafe(text, values as postgres.ParameterOrJSON<never>[]))] as Row[];
		},
		script: async (text) => {
			await sql.unsafe(text).simple();
		}
	};
}

/** Host and database, never the password. */
function addressOf(databaseUrl: string): string {
	try {
		const { host, pathname } = new URL(databaseUrl);
		return `${host}${pathname}`;
	} catch {
		return 'the given address';
	}
}

function reasonOf(error: unknown): string {
	const text = error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code : String(error);
	return (text ?? 'no answer').split('\n')[0] ?? 'no answer';
}
