/** Reaches into `@supabase/lite`: its changes to the rights of the database. Server only. */
import type { Connection } from '@supabase/lite';
import { filterConsole } from './console.ts';
import { expectShape, expectVersion, type Reach } from './reach.ts';
import { installedVersion } from './source-repair.ts';

export const SUPABASE_LITE: Reach = { library: '@supabase/lite', version: '0.10.0', file: 'supabase-lite.ts' };

/** A private field of a connection: whether the roles have been prepared, `unknown` before the first request. */
const STATE = 'rlsState';
/** The private method that prepares them, unless the field says that it is done. */
const PREPARE = 'ensureRlsContext';

/**
 * By default the first request grants every right on every table of a schema with row level security to `anon` and
 * `authenticated`. The prelude has made the roles and the migrations have granted their rights: those must stay.
 * @throws ReachError where that cannot be prevented in this way
 */
export function keepGrants(connection: Connection, installed = installedVersion(SUPABASE_LITE.library)): void {
	expectVersion(SUPABASE_LITE, installed);
	const prepare: unknown = Reflect.get(connection, PREPARE);
	const asksState = typeof prepare === 'function' && String(prepare).includes(`this.${STATE}!=="unknown"`);
	expectShape(SUPABASE_LITE, asksState, `a connection has no method ${PREPARE} that asks ${STATE}`);
	expectShape(SUPABASE_LITE, Reflect.has(connection, STATE), `a connection has no field ${STATE}`);
	Reflect.set(connection, STATE, 'active');
	expectShape(SUPABASE_LITE, Reflect.get(connection, STATE) === 'active', `${STATE} cannot be set`);
}

/**
 * Checks that errors can be filtered on the console, which is where they are written.
 * @param fail sends a request that ends in an error
 * @throws ReachError where no error arrives there
 */
export async function expectErrorsOnConsole(fail: () => Promise<unknown>): Promise<void> {
	let arrived = false;
	await filterConsole((parts) => {
		arrived ||= parts.some((part) => part instanceof Error);
		return null;
	}, fail);
	expectShape(SUPABASE_LITE, arrived, 'it does not write its errors to the console');
}
