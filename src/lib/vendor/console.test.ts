import { afterEach, expect, it, vi } from 'vitest';
import { filterConsole } from './console.ts';

afterEach(() => vi.restoreAllMocks());

it('filters the lines of its work alone, also those after its end', async () => {
	const lines: unknown[] = [];
	vi.spyOn(console, 'error').mockImplementation((...parts) => void lines.push(...parts));
	const filter = (parts: readonly unknown[]) => (parts.includes('secret') ? null : `filtered: ${parts.join(' ')}`);
	const { later } = filterConsole(filter, () => {
		console.error('secret', 'word');
		console.error('a', 'b');
		filterConsole(null, () => console.error('inside'));
		return { later: Promise.resolve().then(() => console.error('later')) };
	});
	console.error('outside');
	await later;
	expect(lines).toEqual(['filtered: a b', 'inside', 'outside', 'filtered: later']);
});

it('refuses a console that cannot be replaced', () => {
	const fixed = Object.defineProperty({ ...console }, 'error', { get: () => () => undefined, set: () => undefined });
	vi.stubGlobal('console', fixed);
	try {
		expect(() => filterConsole(null, () => undefined)).toThrow('console.error cannot be replaced');
	} finally {
		vi.unstubAllGlobals();
	}
});
