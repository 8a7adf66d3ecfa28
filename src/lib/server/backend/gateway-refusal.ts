/**
 * The gateway calls what it does not know `SUP`, whatever the database said: a broken check constraint looks as if there
 * were no database at all. Here such an answer gets the SQLSTATE that the database gave, with the status that PostgREST
 * gives it (https://docs.postgrest.org/en/stable/references/errors.html).
 */
import type { DatabaseError } from './gateway-log.ts';

const UNNAMED = 'SUP';
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Classes of SQLSTATE, the first that fits; anything else is the server's own trouble. */
const STATUS: readonly (readonly [codes: RegExp, status: number])[] = [
	[/^(08|53)/, 503],
	[/^54/, 413],
	[/^(23503|23505)$/, 409],
	[/^(22|23|P0001)/, 400]
];

export const statusOf = (code: string): number => STATUS.find(([codes]) => codes.test(code))?.[1] ?? 500;

/** @param error what the database said while the answer was made; null when it said nothing */
export async function named(answer: Response, error: DatabaseError | null): Promise<Response> {
	if (answer.status !== 500 || !error || !SQLSTATE.test(error.code)) return answer;
	const body: unknown = await answer
		.clone()
		.json()
		.catch(() => null);
	if (typeof body !== 'object' || body === null || !('code' in body) || body.code !== UNNAMED) return answer;
	const { code, message, detail = null, hint = null } = error;
	return Response.json({ code, message, details: detail, hint }, { status: statusOf(code) });
}
