/**
 * The gateway answers unknown errors with `SUP`, whatever the database reported: a failed check constraint looks as if
 * there were no database. Here such an answer gets the SQLSTATE of the database, with the status of PostgREST
 * (https://docs.postgrest.org/en/stable/references/errors.html).
 */
import { isDatabaseError } from './gateway-log.ts';

const UNNAMED = 'SUP';
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Classes of SQLSTATE, the first that fits; anything else is a server error. */
const STATUS: readonly (readonly [codes: RegExp, status: number])[] = [
	[/^(08|53)/, 503],
	[/^54/, 413],
	[/^(23503|23505)$/, 409],
	[/^(22|23|P0001)/, 400]
];

export const statusOf = (code: string): number => STATUS.find(([codes]) => codes.test(code))?.[1] ?? 500;

/**
 * A request that the gateway cannot parse fails there with its own error, as does a value that cannot be converted to its
 * declared type; later failures have a code, or say that the database is closed.
 */
const UNREADABLE = /^(Invalid input for \w+ type|Missing closing quote|Expected |Unexpected )/;
/** Message of the native driver for such a value. */
const DRIVER_CANNOT_WRITE = 'ERR_INVALID_ARG_TYPE';
const isUnreadable = (error: Error): boolean =>
	(!('code' in error) || error.code === DRIVER_CANNOT_WRITE) &&
	([TypeError, RangeError, SyntaxError].some((kind) => error instanceof kind) || UNREADABLE.test(error.message));

/** @param error what was logged while the answer was made; null when nothing was */
export async function withSqlState(answer: Response, error: Error | null): Promise<Response> {
	if (answer.status !== 500 || !error || !(await isUnnamed(answer))) return answer;
	if (isUnreadable(error)) {
		const problem = { code: 'PGRST100', message: 'the request cannot be read', details: null, hint: null };
		return Response.json(problem, { status: 400 });
	}
	if (!isDatabaseError(error) || !SQLSTATE.test(error.code)) return answer;
	const { code, message, detail = null, hint = null } = error;
	return Response.json({ code, message, details: detail, hint }, { status: statusOf(code) });
}

/** The answer to HEAD has no body for a code. */
async function isUnnamed(answer: Response): Promise<boolean> {
	const text = await answer.clone().text();
	if (text === '') return true;
	try {
		const body: unknown = JSON.parse(text);
		return typeof body === 'object' && body !== null && 'code' in body && body.code === UNNAMED;
	} catch {
		return false;
	}
}
