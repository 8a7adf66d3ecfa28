/**
 * Repairs the PostgreSQL driver as it is loaded. Version 3.4.9 of `postgres` writes to a socket that may be gone: a
 * database that ends in the middle of a transaction takes the whole server with it, and a connection that lost its
 * socket with a write pending never sends again (porsager/postgres#1208, open at the time of writing).
 * A driver in which the lines are not found is left as it is.
 */
import { registerHooks } from 'node:module';

const FILE = '/postgres/src/connection.js';

const REPAIRS: readonly (readonly [broken: string, repaired: string])[] = [
	[
		'const x = socket.write(chunk, fn)',
		`if (socket === null) {
			chunk = nextWriteTimer = null
			error(Errors.connection('CONNECTION_CLOSED', options))
			return false
		}
		const x = socket.write(chunk, fn)`
	],
	['    clearImmediate(nextWriteTimer)\n', '    clearImmediate(nextWriteTimer); chunk = nextWriteTimer = null\n']
];

let guarded = false;

/** To be called before the driver is imported for the first time. */
export function guardDriver(): void {
	if (guarded) return;
	guarded = true;
	registerHooks({
		load(url, context, nextLoad) {
			const loaded = nextLoad(url, context);
			if (!url.endsWith(FILE) || !loaded.source) return loaded;
			const source =
				typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source as Uint8Array).toString();
			return { ...loaded, source: repair(source) };
		}
	});
}

export function repair(source: string): string {
	return REPAIRS.reduce((text, [broken, repaired]) => text.replaceAll(broken, repaired), source);
}
