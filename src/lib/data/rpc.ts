/** Calls of database functions: answers are checked against a schema, and refusals decoded in one place. */
import * as v from 'valibot';
import { refused, type Answer, type Refused } from '../domain/shared/answer.ts';
import type { DataClient } from './client.ts';
import type { Database, Json } from './database.types.ts';

/** The database is down, restarting, or does not answer in time. The condition may be temporary. */
export class DataUnavailable extends Error {
	override readonly name = 'DataUnavailable';
}

/** The database answered with another shape than expected, or with an error that is no known refusal. */
export class DataError extends Error {
	override readonly name = 'DataError';
	/** SQLSTATE or PostgREST code. The message may quote user input. */
	readonly code: string | null;

	constructor(message: string, code: string | null = null) {
		super(message);
		this.code = code;
	}
}

export type { Answer, Refused };

interface DatabaseError {
	code?: string;
	hint?: string | null;
	details?: string | null;
	message: string;
}

interface Response {
	data: unknown;
	error: DatabaseError | null;
}

/** SQLSTATE classes of temporary conditions: connection, resources, operator intervention, starting up. */
const PASSING = /^(08|53|57|PGRST00)/;

/**
 * Checks the answer of supabase-js against a schema.
 * @throws DataUnavailable without an answer of the database, DataError for its errors and for another shape
 */
export function unwrap<const S extends v.GenericSchema>({ data, error }: Response, schema: S): v.InferOutput<S> {
	if (error) {
		// An error without an SQLSTATE or PostgREST code comes from the connection, not from the database.
		const answered = /^([0-9A-Z]{5}|PGRST\d+)$/.test(error.code ?? '');
		if (!answered || PASSING.test(error.code ?? '')) throw new DataUnavailable(error.message);
		throw new DataError(`${error.code}: ${error.message}`, error.code);
	}
	const result = v.safeParse(schema, data);
	if (result.success) return result.output;
	const [issue] = result.issues;
	throw new DataError(`unexpected answer at ${v.getDotPath(issue) ?? 'root'}: ${issue.message}`);
}

/** The refusal for another hint, an SQLSTATE or its class (the first two characters). */
export type Aliases<Code extends string> = Readonly<Record<string, Code>>;

const INSUFFICIENT_PRIVILEGE = '42501';
const FIELD_LIST = /^[a-z][a-z0-9_]*(,[a-z][a-z0-9_]*)*$/;

/**
 * The convention of the SQL functions: `hint` names the refusal, `detail` lists its fields, separated by commas, or gives
 * other details. SQLSTATE 42501 is `not_allowed`.
 * @returns null for an error that is no refusal of `codes`
 */
export function refusalOf<Code extends string>(
	error: DatabaseError | null,
	codes: readonly Code[],
	aliases: Aliases<Code> = {}
): Refused<Code> | null {
	if (!error) return null;
	const [hint, state] = [error.hint ?? '', error.code ?? ''];
	const named = (name: string): Code | undefined => codes.find((code) => code === name) ?? aliases[name];
	const byState = state === INSUFFICIENT_PRIVILEGE ? 'not_allowed' : state;
	const refusal = named(hint) ?? named(byState) ?? named(state.slice(0, 2));
	if (!refusal) return null;
	const details = error.details ?? '';
	return FIELD_LIST.test(details) ? refused(refusal, details.split(',')) : refused(refusal, [], details);
}

type Functions = Database['public']['Functions'];
export type FunctionName = keyof Functions;

/** The generated types do not know that an argument may be null, and accept no interface as JSON. */
type Argument<T> = Json extends T ? unknown : T extends (infer Item)[] ? readonly Item[] : T | null;
type Arguments<Name extends FunctionName> = {
	[Key in keyof Functions[Name]['Args']]: Argument<Functions[Name]['Args'][Key]>;
};

const call = async <Name extends FunctionName>(db: DataClient, name: Name, args: Arguments<Name>): Promise<Response> =>
	db.rpc(name, args as Functions[Name]['Args']);

/** Calls a function that reads. @throws DataUnavailable, DataError */
export async function rpc<Name extends FunctionName, const S extends v.GenericSchema>(
	db: DataClient,
	name: Name,
	args: Arguments<Name>,
	schema: S
): Promise<v.InferOutput<S>> {
	return unwrap(await call(db, name, args), schema);
}

/** Calls a function that may refuse. @throws DataUnavailable, DataError for what is no refusal of `codes` */
export async function rpcOrRefusal<Name extends FunctionName, const S extends v.GenericSchema, Code extends string>(
	db: DataClient,
	name: Name,
	args: Arguments<Name>,
	schema: S,
	codes: readonly Code[],
	aliases?: Aliases<NoInfer<Code>>
): Promise<Answer<v.InferOutput<S>, Code>> {
	const response = await call(db, name, args);
	return refusalOf(response.error, codes, aliases) ?? { ok: true, value: unwrap(response, schema) };
}
