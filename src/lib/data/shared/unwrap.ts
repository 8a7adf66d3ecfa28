import * as v from 'valibot';

/** The database could not be asked: it is down, restarting, or does not answer in time. It may be back in a moment. */
export class DataUnavailable extends Error {
	override readonly name = 'DataUnavailable';
}

/** The database answered, and the answer is not what this code expects, or it refused the question. */
export class DataError extends Error {
	override readonly name = 'DataError';
	/** What the database calls it; its message may quote what somebody typed. */
	readonly code: string | null;

	constructor(message: string, code: string | null = null) {
		super(message);
		this.code = code;
	}
}

interface Answer {
	data: unknown;
	error: { code?: string; message: string } | null;
}

/** SQLSTATE classes that say "not now" and not "never": connection, resources, operator intervention, starting up. */
const PASSING = /^(08|53|57|PGRST00)/;

/**
 * What supabase-js brought, checked against a schema.
 * @throws DataUnavailable when nobody answered, DataError when the answer is a refusal or has another shape
 */
export function unwrap<const S extends v.GenericSchema>(answer: Answer, schema: S): v.InferOutput<S> {
	const { error } = answer;
	if (error) {
		// Without an SQLSTATE or PostgREST code nobody answered at all.
		const answered = /^([0-9A-Z]{5}|PGRST\d+)$/.test(error.code ?? '');
		if (!answered || PASSING.test(error.code ?? '')) throw new DataUnavailable(error.message);
		throw new DataError(`${error.code}: ${error.message}`, error.code);
	}
	const result = v.safeParse(schema, answer.data);
	if (result.success) return result.output;
	const [issue] = result.issues;
	throw new DataError(`unexpected answer at ${v.getDotPath(issue) ?? 'root'}: ${issue.message}`);
}
