/**
 * The gateway writes every refusal of the database to the log as it came: with the parameters of the statement, so with
 * what was typed. Here such a line is cut down to what helps the administrator and names no person.
 * It is also the one place that learns what the database said: see gateway-refusal.ts.
 */
import { isAuthError } from '@supabase/supabase-js';
import { filterConsole } from '../../vendor/console.ts';

/** An error of the database as both drivers give it. */
export interface DatabaseError extends Error {
	readonly code: string;
	readonly detail?: string;
	readonly hint?: string;
}

/**
 * Runs work of the gateway; what it writes to the log meanwhile is cut down.
 * @returns what came of it, and the last error that it logged: the database's, or its own
 */
export async function withQuietLog<T>(work: () => Promise<T>): Promise<{ result: T; error: Error | null }> {
	let error: Error | null = null;
	const result = await filterConsole((parts) => {
		error = errorIn(parts) ?? error;
		return filterLine(parts);
	}, work);
	return { result, error };
}

/** Makes something that works on by itself; what that writes to the log is cut down for as long as it lives. */
export const withQuietLogAfter = <T>(make: () => T): T => filterConsole(filterLine, make);

/** Runs something that is no work of the gateway's: its lines go to the log as they are. */
export const withFullLog = <T>(work: () => T): T => filterConsole(null, work);

/** A refusal has been answered to the client; a log full of them would hide what matters. */
const filterLine = (parts: readonly unknown[]): string | null => (parts.some(isRefusal) ? null : logLine(parts));

const errorIn = (parts: readonly unknown[]): Error | undefined => parts.find((part) => part instanceof Error);

/** Classes of SQLSTATE that only say that something was asked for that is not allowed or not possible. */
const REFUSALS = /^(22|23|42501|P0001|PT)/;

export const isDatabaseError = (part: unknown): part is DatabaseError =>
	part instanceof Error && 'code' in part && typeof part.code === 'string';

const isRefusal = (part: unknown): boolean =>
	(isDatabaseError(part) && REFUSALS.test(part.code)) || isRefusalOfAuth(part);

/** A session that has ended, a token used twice: they come with every stack that led there. */
const isRefusalOfAuth = (part: unknown): boolean => isAuthError(part) && part.status !== undefined && part.status < 500;

/** What stays of a line of the log. */
export function logLine(parts: readonly unknown[]): string {
	const error = errorIn(parts);
	if (!error) return 'data API: error';
	const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
	// The name of an error and where it happened come from programs; its message may quote what was typed.
	const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
	return ['data API:', error.name, code, place?.trim()].filter(Boolean).join(' ');
}
