/**
 * The gateway logs every refusal of the database unchanged: with the parameters of the statement, so with the user's
 * input. Here such a line is reduced to what helps the administrator and identifies no person. It is also the only place
 * that sees the error of the database: see gateway-refusal.ts.
 */
import { isAuthError } from '@supabase/supabase-js';
import { filterConsole } from '../../vendor/console.ts';

/** An error of the database as both drivers throw it. */
export interface DatabaseError extends Error {
	readonly code: string;
	readonly detail?: string;
	readonly hint?: string;
}

/**
 * Runs work of the gateway; its log lines meanwhile are reduced.
 * @returns its result, and the last error that it logged: the database's, or its own
 */
export async function withQuietLog<T>(work: () => Promise<T>): Promise<{ result: T; error: Error | null }> {
	let error: Error | null = null;
	const result = await filterConsole((parts) => {
		error = errorIn(parts) ?? error;
		return filterLine(parts);
	}, work);
	return { result, error };
}

/** Creates an object that continues in the background; its log lines are reduced for as long as it lives. */
export const withQuietLogAfter = <T>(make: () => T): T => filterConsole(filterLine, make);

/** Runs work that is not the gateway's: its log lines are unchanged. */
export const withFullLog = <T>(work: () => T): T => filterConsole(null, work);

/** A refusal has been answered to the client; a log full of them would hide what matters. */
const filterLine = (parts: readonly unknown[]): string | null => (parts.some(isRefusal) ? null : logLine(parts));

const errorIn = (parts: readonly unknown[]): Error | undefined => parts.find((part) => part instanceof Error);

/** Classes of SQLSTATE that only mean a refused or impossible request. */
const REFUSALS = /^(22|23|42501|P0001|PT)/;

export const isDatabaseError = (part: unknown): part is DatabaseError =>
	part instanceof Error && 'code' in part && typeof part.code === 'string';

const isRefusal = (part: unknown): boolean =>
	(isDatabaseError(part) && REFUSALS.test(part.code)) || isRefusalOfAuth(part);

/** An expired session or a reused token: logged by the gateway with every stack. */
const isRefusalOfAuth = (part: unknown): boolean => isAuthError(part) && part.status !== undefined && part.status < 500;

/** The reduced line of the log. */
export function logLine(parts: readonly unknown[]): string {
	const error = errorIn(parts);
	if (!error) return 'data API: error';
	const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
	// Name and location of an error come from programs; its message may quote user input.
	const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
	return ['data API:', error.name, code, place?.trim()].filter(Boolean).join(' ');
}
