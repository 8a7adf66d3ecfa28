/**
 * The gateway calls what it does not know `SUP`, whatever the database said: a broken check constraint looks as if there
 * were no database at all. Here such an answer gets the SQLSTATE that the database gave, with the status that PostgREST
 * gives it (https://docs.postgrest.org/en/stable/references/errors.html).
 */
import { isDatabaseError } from './gateway-log.ts';

const UNNAMED = 'SUP';
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Classes of SQLSTATE, the first that fits; anything else is the server's own fault. */
const STATUS: readonly (readonly [codes: RegExp, status: number])[] = [
	[/^(08|53)/, 503],
	[/^54/, 413],
	[/^(23503|23505)$/, 409],
	[/^(22|23|P0001)/, 400]
];

export const statusOf = (code: string): number => STATUS.find(([codes]) => codes.test(code))?.[1] ?? 500;

/**
 * A request that the gateway cannot read ends there in an error of its own, as does a value that cannot be written as the
 * type that it is given for; what fails below has a code, or says that the database is closed.
 */
const UNREADABLE = /^(Invalid input for \w+ type|Missing closing quote|Expected |Unexpected )/;
/** What the driver of the native tier says of such a value. */
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

/** To a HEAD there is no body that could name anything. */
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
