import type { Connection } from '@supabase/lite';
import { PostgresConnection } from '@supabase/lite/postgres';
import { expect, it, vi } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { expectErrorsOnConsole, keepGrants, SUPABASE_LITE } from './supabase-lite.ts';

/** A connection that nothing is asked of, so that no database is needed. */
const connection = (): Connection => new PostgresConnection({ url: 'postgres://127.0.0.1:1/none' });

it('marks the roles of a connection as prepared', async () => {
	const made = connection();
	expect(Reflect.get(made, 'rlsState')).toBe('unknown');
	keepGrants(made);
	const prepare: unknown = Reflect.get(made, 'ensureRlsContext');
	expect(await (prepare as () => Promise<boolean>).call(made)).toBe(true);
	expect(manifest.dependencies['@supabase/lite']).toBe(SUPABASE_LITE.version);
});

it.each(['0.10.1', null])('refuses version %s', (version) => {
	expect(() => keepGrants(connection(), version)).toThrow(
		'is installed: install version 0.10.0 ("npm ci"), or adapt src/lib/vendor/supabase-lite.ts'
	);
});

it.each([
	['no method', { ensureRlsContext: undefined }, 'no method ensureRlsContext'],
	['another method', { ensureRlsContext: async () => true }, 'no method ensureRlsContext that asks rlsState']
])('refuses a connection with %s', (_what, change, reason) => {
	expect(() => keepGrants(Object.assign(connection(), change))).toThrow(reason);
});

it('refuses a connection without the field, or one that does not take it', () => {
	const without = connection();
	Reflect.deleteProperty(without, 'rlsState');
	expect(() => keepGrants(without)).toThrow('a connection has no field rlsState');
	const fixed = Object.defineProperty(connection(), 'rlsState', { get: () => 'unknown', set: () => undefined });
	expect(() => keepGrants(fixed)).toThrow('rlsState cannot be set');
});

it('refuses one that keeps its errors from the console, and writes nothing itself', async () => {
	const write = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	await expectErrorsOnConsole(async () => console.error(new Error('no such column')));
	await expect(expectErrorsOnConsole(async () => undefined)).rejects.toThrow(
		'does not write its errors to the console'
	);
	expect(write).not.toHaveBeenCalled();
	write.mockRestore();
});
