/**
 * Version 3.4.9 of `postgres` writes to a socket that may be closed: a database that ends in the middle of a transaction
 * crashes the server, and a connection that lost its socket with a write pending never sends again
 * (porsager/postgres#1208, open at the time of writing). And the error of a connection that breaks while it queries the
 * array types is unhandled, which ends the server (#1192, #1205, #1223, open too): such a connection is closed, so that
 * the next one queries again and no array is returned unparsed.
 */
import type postgres from 'postgres';
import { importRepaired, type SourceRepair } from './source-repair.ts';

export const POSTGRES_REPAIR: SourceRepair = {
	library: 'postgres',
	version: '3.4.9',
	file: 'postgres.ts',
	module: 'src/connection.js',
	lines: [
		{
			found: 'const x = socket.write(chunk, fn)',
			times: 1,
			replaced: `if (socket === null) {
			chunk = nextWriteTimer = null
			error(Errors.connection('CONNECTION_CLOSED', options))
			return false
		}
		const x = socket.write(chunk, fn)`
		},
		{
			found: '    clearImmediate(nextWriteTimer)\n',
			times: 2,
			replaced: '    clearImmediate(nextWriteTimer); chunk = nextWriteTimer = null\n'
		},
		{
			found: 'return fetchArrayTypes()\n',
			times: 1,
			replaced: 'return fetchArrayTypes().catch(() => socket?.destroy())\n'
		}
	]
};

/** The driver. It is imported here only, because a package is loaded once per process. */
export async function importPostgres(): Promise<typeof postgres> {
	return (await importRepaired(POSTGRES_REPAIR, () => import('postgres'))).default;
}
