/**
 * The gateway writes every refusal of the database to the log as it came: with the parameters of the statement, so with
 * what somebody typed. Here such a line is cut down to what helps whoever looks after the server and tells of nobody.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

const inside = new AsyncLocalStorage<true>();
let watching = false;

/** Runs work of the gateway; what it writes to the log meanwhile is cut down. */
export function withQuietLog<T>(work: () => Promise<T>): Promise<T> {
	watch();
	return inside.run(true, work);
}

function watch(): void {
	if (watching) return;
	watching = true;
	const write = console.error.bind(console);
	console.error = (...parts: unknown[]) => {
		if (!inside.getStore()) return write(...parts);
		// A refusal has been told to whoever asked; a log full of them would hide what matters.
		if (!parts.some(isRefusal)) write(logLine(parts));
	};
}

/** Classes of SQLSTATE that only say that somebody asked for what is not allowed or not possible. */
const REFUSALS = /^(22|23|42501|P0001|PT)/;

const isRefusal = (part: unknown): boolean =>
	part instanceof Error && 'code' in part && typeof part.code === 'string' && REFUSALS.test(part.code);

/** What stays of a line of the log. */
export function logLine(parts: readonly unknown[]): string {
	const error = parts.find((part) => part instanceof Error);
	if (!error) return 'data API: error';
	const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
	// The name of an error and where it happened come from programs; its message may quote what was typed.
	const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
	return ['data API:', error.name, code, place?.trim()].filter(Boolean).join(' ');
}
