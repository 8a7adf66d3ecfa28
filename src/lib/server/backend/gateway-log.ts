/**
 * The gateway writes every refusal of the database to the log as it came: with the parameters of the statement, so with
 * what somebody typed. Here such a line is cut down to what helps whoever looks after the server and tells of nobody.
 * It is also the one place that learns what the database said: see gateway-refusal.ts.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { isAuthError } from '@supabase/supabase-js';

/** An error of the database as both drivers give it. */
export interface DatabaseError extends Error {
	readonly code: string;
	readonly detail?: string;
	readonly hint?: string;
}

interface Heard {
	error: Error | null;
}

const inside = new AsyncLocalStorage<Heard | null>();

/**
 * Runs work of the gateway; what it writes to the log meanwhile is cut down.
 * @returns what came of it, and the last error that it told: the database's, or its own
 */
export async function withQuietLog<T>(work: () => Promise<T>): Promise<{ result: T; error: Error | null }> {
	watch();
	const heard: Heard = { error: null };
	const result = await inside.run(heard, work);
	return { result, error: heard.error };
}

/** Makes something that works on by itself; what that writes to the log is cut down for as long as it lives. */
export function quietly<T>(make: () => T): T {
	watch();
	return inside.run({ error: null }, make);
}

/** Runs something that is no work of the gateway's: its lines go to the log as they are. */
export const aloud = <T>(work: () => T): T => inside.run(null, work);

const LEVELS = ['error', 'warn'] as const;
/** What has been put in place of the console's own: once is enough. */
const cutters = new Set<unknown>();

function watch(): void {
	for (const level of LEVELS) {
		if (cutters.has(console[level])) continue;
		const write = console[level].bind(console);
		const cut = (...parts: unknown[]): void => {
			const heard = inside.getStore();
			if (!heard) return write(...parts);
			heard.error = parts.find((part) => part instanceof Error) ?? heard.error;
			// A refusal has been told to whoever asked; a log full of them would hide what matters.
			if (!parts.some(isRefusal)) write(logLine(parts));
		};
		cutters.add(cut);
		console[level] = cut;
	}
}

/** Classes of SQLSTATE that only say that somebody asked for what is not allowed or not possible. */
const REFUSALS = /^(22|23|42501|P0001|PT)/;

export const isDatabaseError = (part: unknown): part is DatabaseError =>
	part instanceof Error && 'code' in part && typeof part.code === 'string';

const isRefusal = (part: unknown): boolean =>
	(isDatabaseError(part) && REFUSALS.test(part.code)) || isRefusalOfAuth(part);

/** A session that has ended, a token used twice: they come with every stack that led there. */
const isRefusalOfAuth = (part: unknown): boolean => isAuthError(part) && part.status !== undefined && part.status < 500;

/** What stays of a line of the log. */
export function logLine(parts: readonly unknown[]): string {
	const error = parts.find((part) => part instanceof Error);
	if (!error) return 'data API: error';
	const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
	// The name of an error and where it happened come from programs; its message may quote what was typed.
	const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
	return ['data API:', error.name, code, place?.trim()].filter(Boolean).join(' ');
}
