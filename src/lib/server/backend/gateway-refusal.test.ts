import { describe, expect, it } from 'vitest';
import { statusOf, withSqlState } from './gateway-refusal.ts';

const error = (code: string) => Object.assign(new Error('violates check constraint "a_month"'), { code, hint: 'why' });
const unnamed = () => Response.json({ code: 'SUP', message: 'error: violates …' }, { status: 500 });

describe('an answer without a name', () => {
	it('gets the one that the database gave', async () => {
		const answer = await withSqlState(unnamed(), error('23514'));
		expect(answer.status).toBe(400);
		expect(await answer.json()).toMatchObject({
			code: '23514',
			message: 'violates check constraint "a_month"',
			hint: 'why'
		});
	});

	it.each([
		['the database said nothing', unnamed(), null],
		['the connection failed, which has no SQLSTATE', unnamed(), error('CONNECTION_CLOSED')],
		['it has a name', Response.json({ code: '55000' }, { status: 500 }), error('23514')],
		['it is no error', Response.json({ code: 'SUP' }), error('23514')],
		['it is no JSON', new Response('SUP', { status: 500 }), error('23514')]
	])('is unchanged where %s', async (_why, answer, said) => {
		expect(await withSqlState(answer, said)).toBe(answer);
	});

	it.each([
		['a value of another type', new Error('Invalid input for boolean type')],
		['a quote that is not closed', new Error('Missing closing quote at position 1')],
		['a parser that stumbles', new TypeError('t.endsWith is not a function')],
		['a list for a text', Object.assign(new TypeError('must be of type string'), { code: 'ERR_INVALID_ARG_TYPE' })],
		['a day that no calendar has', new RangeError('Invalid time value')]
	])('is the asker’s own fault where it was %s', async (_why, said) => {
		const answer = await withSqlState(unnamed(), said);
		expect(answer.status).toBe(400);
		expect(await answer.json()).toMatchObject({ code: 'PGRST100' });
		// To a HEAD, too, which has no body.
		expect((await withSqlState(new Response(null, { status: 500 }), said)).status).toBe(400);
	});

	it('is ours where the database is closed', async () => {
		const answer = unnamed();
		expect(await withSqlState(answer, new Error('PGlite is closed'))).toBe(answer);
	});

	it.each([
		['23514', 400],
		['23P01', 400],
		['23505', 409],
		['08006', 503],
		['53300', 503],
		['57P01', 500]
	])('of %s has the status %i', (code, status) => expect(statusOf(code)).toBe(status));
});
