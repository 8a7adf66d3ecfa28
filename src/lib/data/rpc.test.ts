import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { DataError, DataUnavailable, refusalOf, rpcOrRefusal, unwrap } from './rpc.ts';
import type { DataClient } from './client.ts';

const error = (code: string | undefined) => ({ data: null, error: { code, message: 'why' } });

it('hands over what has the right shape', () => {
	expect(unwrap({ data: [1], error: null }, v.array(v.number()))).toEqual([1]);
});

it('names the place where the shape is wrong', () => {
	const rows = v.array(v.object({ id: v.number() }));
	expect(() => unwrap({ data: [{ id: 'x' }], error: null }, rows)).toThrow(/^unexpected answer at 0\.id: /);
});

it.each([
	['no answer', undefined, DataUnavailable],
	['the fetch failed', '', DataUnavailable],
	['the gateway has no connection', 'SUP', DataUnavailable],
	['connection lost', '08006', DataUnavailable],
	['too many connections', '53300', DataUnavailable],
	['the database is shutting down', '57P01', DataUnavailable],
	['PostgREST cannot connect', 'PGRST001', DataUnavailable],
	['no right', '42501', DataError],
	['a broken rule', '23514', DataError],
	['no such function', 'PGRST202', DataError]
])('distinguishes "unavailable" from "refused": %s', (_what, code, kind) => {
	expect(() => unwrap(error(code), v.unknown())).toThrow(kind);
});

describe('the refusals of the database', () => {
	const CODES = ['not_allowed', 'changed_since', 'missing', 'edited_since', 'same_person', 'invalid', 'twice'] as const;
	const ALIASES = { '23': 'invalid', '23505': 'twice', nothing_said: 'missing' } as const;

	it.each([
		['a hint', { code: '22023', hint: 'missing' }, 'missing', [], ''],
		['a hint of a conflict', { code: 'PT409', hint: 'changed_since' }, 'changed_since', [], ''],
		['a field', { code: '22023', hint: 'missing', details: 'area_m2' }, 'missing', ['area_m2'], ''],
		['several fields', { code: '22023', hint: 'missing', details: 'a,b_2' }, 'missing', ['a', 'b_2'], ''],
		['other details', { code: 'PT409', hint: 'edited_since', details: '2 x y-1' }, 'edited_since', [], '2 x y-1'],
		['JSON in the details', { code: '22023', hint: 'missing', details: '{"lon":1}' }, 'missing', [], '{"lon":1}'],
		['no right', { code: '42501', hint: null }, 'not_allowed', [], ''],
		['no right, with advice', { code: '42501', hint: 'Grant the privileges.' }, 'not_allowed', [], ''],
		['no right, with a hint', { code: '42501', hint: 'same_person' }, 'same_person', [], ''],
		['a hint that means the same', { code: '22023', hint: 'nothing_said' }, 'missing', [], ''],
		['an SQLSTATE', { code: '23505' }, 'twice', [], ''],
		['a class of SQLSTATEs', { code: '23514' }, 'invalid', [], ''],
		['a hint before the SQLSTATE', { code: '23514', hint: 'missing' }, 'missing', [], '']
	])('are read from %s', (_what, given, refusal, fields, detail) => {
		expect(refusalOf({ ...given, message: 'why' }, CODES, ALIASES)).toEqual({ ok: false, refusal, fields, detail });
	});

	it.each([
		['no error', null],
		['a hint that is not listed', { code: '22023', hint: 'unknown_feature' }],
		['another SQLSTATE', { code: '22P02', hint: null }],
		['no code at all', { hint: null }]
	])('are not read from %s', (_what, given) => {
		expect(refusalOf(given && { ...given, message: 'why' }, CODES, ALIASES)).toBeNull();
	});

	it.each([
		['a refusal', { code: '22023', hint: 'missing' }, { ok: false, refusal: 'missing', fields: [], detail: '' }],
		['a value', null, { ok: true, value: { id: 7 } }]
	])('answer a call: %s', async (_what, given, answer) => {
		const response = { data: given ? null : { id: 7 }, error: given && { ...given, message: 'why' } };
		const db = { rpc: async () => response } as unknown as DataClient;
		const args = { p_town: '1', p_event: 7, p_reason: 'x' };
		expect(await rpcOrRefusal(db, 'revert_status', args, v.object({ id: v.number() }), CODES)).toEqual(answer);
	});

	it.each([
		['is not listed', { code: '22023', hint: 'unknown_feature' }, DataError],
		['has no code', {}, DataUnavailable]
	])('throw where the error %s', async (_what, given, kind) => {
		const db = { rpc: async () => ({ data: null, error: { ...given, message: 'why' } }) } as unknown as DataClient;
		const args = { p_town: '1', p_event: 7, p_reason: 'x' };
		await expect(rpcOrRefusal(db, 'revert_status', args, v.unknown(), CODES)).rejects.toThrow(kind);
	});
});
