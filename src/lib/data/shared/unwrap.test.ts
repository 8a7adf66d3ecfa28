import * as v from 'valibot';
import { expect, it } from 'vitest';
import { DataError, DataUnavailable, unwrap } from './unwrap.ts';

const error = (code: string | undefined) => ({ data: null, error: { code, message: 'why' } });

it('hands over what has the right shape', () => {
	expect(unwrap({ data: [1], error: null }, v.array(v.number()))).toEqual([1]);
});

it('names the place where the shape is wrong', () => {
	const rows = v.array(v.object({ id: v.number() }));
	expect(() => unwrap({ data: [{ id: 'x' }], error: null }, rows)).toThrow(/^unexpected answer at 0\.id: /);
});

it.each([
	['nobody answered', undefined, DataUnavailable],
	['the fetch failed', '', DataUnavailable],
	['the gateway has no connection', 'SUP', DataUnavailable],
	['connection lost', '08006', DataUnavailable],
	['too many connections', '53300', DataUnavailable],
	['the database is shutting down', '57P01', DataUnavailable],
	['PostgREST cannot connect', 'PGRST001', DataUnavailable],
	['no right', '42501', DataError],
	['a broken rule', '23514', DataError],
	['no such function', 'PGRST202', DataError]
])('tells "not now" from "no": %s', (_what, code, kind) => {
	expect(() => unwrap(error(code), v.unknown())).toThrow(kind);
});
