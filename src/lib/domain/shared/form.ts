/** Forms: fields declared once as a valibot schema, read from what was typed, and given back with every refusal. */
import * as v from 'valibot';
import { isDay } from './time/day.ts';
import { refused, type Answer } from './answer.ts';

/** Refusals that any form of the desk can meet. */
export type DeskProblem = 'signed_out' | 'not_allowed' | 'unavailable';

/** A form as it comes back: why, and what was typed. */
export interface RefusedForm<Typed, Problem, More = unknown> {
	/** Name of the action that refused, `default` where the page has but one. */
	action: string;
	problem: Problem;
	/** Fields that the problem is about. */
	fields: readonly string[];
	detail: string;
	typed: Typed;
	/** What else this form needs. */
	more: More | null;
}

export interface Form<Typed, Values, Problem extends string> {
	/** What was typed, as it goes back with a refusal. */
	typed(data: FormData): Typed;
	read(typed: Typed, data: FormData): Answer<Values, Problem> | Promise<Answer<Values, Problem>>;
	/** The problem of a body that grows beyond what the server takes; left out where no files are sent. */
	oversized?: Problem;
	/** HTTP status of the form's own problems. */
	status?: 400 | 422;
}

/** A form that needs nothing but what was typed. */
export interface TextForm<Typed, Values, Problem extends string> extends Form<Typed, Values, Problem> {
	read(typed: Typed): Answer<Values, Problem>;
}

export type TypedOf<F extends { typed(data: FormData): unknown }> = ReturnType<F['typed']>;
export type ValuesOf<F extends { read(typed: never): unknown }> =
	Extract<ReturnType<F['read']>, { ok: true }> extends {
		value: infer Values;
	}
		? Values
		: never;

/** Maximum length of one field. */
const MAX_TYPED = 4000;

/** Text of a field, trimmed and cut; empty for a file or nothing. The last value counts: a button comes after its fields. */
export function typedText(data: FormData, name: string, max = MAX_TYPED): string {
	const value = data.getAll(name).at(-1);
	return typeof value === 'string' ? value.trim().slice(0, max) : '';
}

type FieldsSchema = v.GenericSchema & { readonly entries: v.ObjectEntries };
type Texts<Schema extends FieldsSchema> = Record<keyof Schema['entries'] & string, string>;

/**
 * @param problems the messages of the schema's checks
 * @param schema an object of the fields
 * @param others fields that are no text, or longer than others
 */
/* @__NO_SIDE_EFFECTS__ */
export function defineForm<
	const Schema extends FieldsSchema,
	const Problem extends string,
	Others extends object = object
>(
	problems: readonly Problem[],
	schema: Schema,
	others?: (data: FormData) => Others
): TextForm<Omit<Texts<Schema>, keyof Others> & Others, v.InferOutput<Schema>, Problem> {
	const names = Object.keys(schema.entries);
	return {
		typed: (data) => ({
			...(Object.fromEntries(names.map((name) => [name, typedText(data, name)])) as Texts<Schema>),
			...(others?.(data) as Others)
		}),
		read(typed) {
			const read = v.safeParse(schema, typed, { abortPipeEarly: true });
			if (read.success) return { ok: true, value: read.output };
			// The first problem counts.
			const [issue] = read.issues;
			const problem = problems.find((known) => known === issue.message);
			if (!problem) throw new Error(`a form declares no problem "${issue.message}"`);
			const field = v.getDotPath(issue);
			return refused(problem, field ? [field] : []);
		}
	};
}

/** Another action of a page: refused, it gives back the fields of the page's main form. */
export const actionBeside = <Typed, Own, Values, Problem extends string>(
	main: Pick<Form<Typed, unknown, string>, 'typed'>,
	own: Form<Own, Values, Problem>
): Form<Typed, Values, Problem> => ({
	typed: main.typed,
	read: (_typed, data) => own.read(own.typed(data), data)
});

// Fields that several forms have.

/* @__NO_SIDE_EFFECTS__ */
export const line = (max: number) => v.pipe(v.string(), v.maxLength(max, 'too_long'));

/* @__NO_SIDE_EFFECTS__ */
export const requiredLine = (max: number, message = 'missing') =>
	v.pipe(v.string(), v.nonEmpty(message), v.maxLength(max, 'too_long'));

const ID = /^\d{1,15}$/;

/** A number of a record out of a form or an address; null for anything else. */
export const readId = (value: unknown): number | null =>
	typeof value === 'string' && ID.test(value) ? Number(value) : null;

export const optionalId = v.pipe(
	v.string(),
	v.transform((text) => readId(text))
);
/* @__NO_SIDE_EFFECTS__ */
export const requiredId = (message: string) => v.pipe(v.string(), v.regex(ID, message), v.transform(Number));

export const day = v.pipe(
	v.string(),
	v.check((text) => isDay(text), 'bad_date')
);
export const requiredDay = v.pipe(
	v.string(),
	v.nonEmpty('missing'),
	v.check((text) => isDay(text), 'bad_date')
);

/** One of a list; the fallback for anything else. */
/* @__NO_SIDE_EFFECTS__ */
export const choice = <const Choice extends string>(choices: readonly Choice[], fallback: NoInfer<Choice>) =>
	v.fallback(v.picklist(choices), fallback);
