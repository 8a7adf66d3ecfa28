/**
 * Repairs modules of the two engines as they are loaded: a few lines each, for the reasons given here. A module in
 * which the lines are not found is left as it is.
 */
import { registerHooks } from 'node:module';

interface Repair {
	/** How the module's address ends. */
	file: string;
	lines: readonly (readonly [broken: string, repaired: string])[];
}

/**
 * Version 3.4.9 of `postgres` writes to a socket that may be gone: a database that ends in the middle of a transaction
 * takes the whole server with it, and a connection that lost its socket with a write pending never sends again
 * (porsager/postgres#1208, open at the time of writing). And where a connection breaks while it asks for the types of
 * lists, nobody takes the error, which ends the server (#1192, #1205, #1223, open too): it is given up, so that the next one
 * asks again and no list is handed on unread.
 */
const DRIVER: Repair = {
	file: '/postgres/src/connection.js',
	lines: [
		[
			'const x = socket.write(chunk, fn)',
			`if (socket === null) {
			chunk = nextWriteTimer = null
			error(Errors.connection('CONNECTION_CLOSED', options))
			return false
		}
		const x = socket.write(chunk, fn)`
		],
		['    clearImmediate(nextWriteTimer)\n', '    clearImmediate(nextWriteTimer); chunk = nextWriteTimer = null\n'],
		['return fetchArrayTypes()\n', 'return fetchArrayTypes().catch(() => socket?.destroy())\n']
	]
};

/**
 * For every function of PostGIS that it meets for the first time, `pglite` 0.5.8 counts through the names of all of
 * them: a quarter of the time in which a new database is made. The places are counted once.
 */
const LIBRARY: Repair = {
	file: '/@electric-sql/pglite/dist/index.js',
	lines: [
		[
			'Object.keys(_.exports).indexOf(t)',
			'(_.places??=new Map(Object.keys(_.exports).map((name,place)=>[name,place]))).get(t)'
		]
	]
};

const REPAIRS: readonly Repair[] = [DRIVER, LIBRARY];

let watching = false;

/** To be called before the modules are imported for the first time. */
export function repairModules(): void {
	if (watching) return;
	watching = true;
	registerHooks({
		load(url, context, nextLoad) {
			const loaded = nextLoad(url, context);
			if (!loaded.source || !REPAIRS.some(({ file }) => url.endsWith(file))) return loaded;
			const source =
				typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source as Uint8Array).toString();
			return { ...loaded, source: repair(url, source) };
		}
	});
}

/** @returns the module's text as it is to be run */
export function repair(url: string, source: string): string {
	const lines = REPAIRS.filter(({ file }) => url.endsWith(file)).flatMap((found) => found.lines);
	return lines.reduce((text, [broken, repaired]) => text.replaceAll(broken, repaired), source);
}
