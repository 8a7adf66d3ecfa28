import { expect, it, vi } from 'vitest';
import { AuthApiError } from '@supabase/supabase-js';
import { logLine, withQuietLog, withQuietLogAfter } from './gateway-log.ts';

const failed = (code: string, message = 'value "张三 13800000000" is too long') =>
	Object.assign(new Error(message), { code });

it('names what went wrong without a word that was typed', () => {
	const line = logLine(['Auth error:', failed('57P01')]);
	expect(line).toMatch(/^data API: Error 57P01 at /);
	expect(line).not.toMatch(/张三|138|Auth error/);
	expect(logLine(['sent by somebody@example.org'])).toBe('data API: error');
});

it('logs no refusals, and leaves every other line unchanged', async () => {
	const lines: unknown[] = [];
	const spy = vi.spyOn(console, 'error').mockImplementation((...parts) => void lines.push(...parts));
	for (const code of ['22001', '23514', '42501', 'PT409', 'P0001'])
		await withQuietLog(async () => console.error(failed(code)));
	await withQuietLog(async () => console.error(failed('53100')));
	console.error('plain');
	expect(lines).toEqual([expect.stringMatching(/^data API: Error 53100/), 'plain']);
	spy.mockRestore();
});

it('filters lines of an object after its creation, and logs errors of Auth without its refusals', async () => {
	const lines: unknown[] = [];
	const spies = (['error', 'warn'] as const).map((level) =>
		vi.spyOn(console, level).mockImplementation((...parts) => void lines.push(...parts))
	);
	const working = withQuietLogAfter(() => ({
		done: (async () => {
			await Promise.resolve();
			console.warn(new AuthApiError('no token of a@example.org', 400, 'refresh_token_not_found'));
			console.error(new AuthApiError('trouble with a@example.org', 500, 'unexpected_failure'));
		})()
	}));
	await working.done;
	expect(lines).toEqual([expect.stringMatching(/^data API: AuthApiError unexpected_failure at /)]);
	for (const spy of spies) spy.mockRestore();
});
