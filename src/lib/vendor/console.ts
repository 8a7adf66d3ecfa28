/**
 * `@supabase/lite` and `@supabase/auth-js` write to the console of the process and take no other log. While work of
 * theirs runs, its lines go through a filter; every other line goes to the console as it is.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { processState } from './process-state.ts';

/** @returns the line to write, or null for none */
export type LogFilter = (parts: readonly unknown[]) => string | null;

const LEVELS = ['error', 'warn'] as const;

const state = () =>
	processState('console', () => ({
		filter: new AsyncLocalStorage<LogFilter | null>(),
		/** The functions that stand in the place of the console's own: once is enough. */
		replacements: new WeakSet<object>()
	}));

/**
 * Runs work whose lines go through the filter, those that it writes after its end too.
 * @param filter null: they go to the console as they are, even inside other work
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
