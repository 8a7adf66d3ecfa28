/**
 * `@supabase/lite` and `@supabase/auth-js` write to the process's console and accept no other log. While their work runs,
 * its lines go through a filter; every other line is written unchanged.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { processState } from './process-state.ts';

/** @returns the line to write, or null for none */
export type LogFilter = (parts: readonly unknown[]) => string | null;

const LEVELS = ['error', 'warn'] as const;

const state = () =>
	processState('console', () => ({
		filter: new AsyncLocalStorage<LogFilter | null>(),
		/** The replacements of the console's functions, installed once. */
		replacements: new WeakSet<object>()
	}));

/**
 * Runs work whose lines go through the filter, also those written after it returns.
 * @param filter null: they are written unchanged, even inside other work
 * @throws Error where the console cannot be replaced
 */
export function filterConsole<T>(filter: LogFilter | null, work: () => T): T {
	replaceConsole();
	return state().filter.run(filter, work);
}

function replaceConsole(): void {
	const { filter, replacements } = state();
	for (const level of LEVELS) {
		if (replacements.has(console[level])) continue;
		const write = console[level].bind(console);
		const replacement = (...parts: unknown[]): void => {
			const chosen = filter.getStore();
			if (!chosen) return write(...parts);
			const line = chosen(parts);
			if (line !== null) write(line);
		};
		replacements.add(replacement);
		console[level] = replacement;
		if (console[level] !== replacement)
			throw new Error(
				`console.${level} cannot be replaced: adapt src/lib/vendor/console.ts, or the log shows what was typed`
			);
	}
}
