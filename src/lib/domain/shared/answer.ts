/** What comes of an attempt to change something: a value, or a refusal that the person can do something about. */

export interface Refused<Code extends string> {
	ok: false;
	refusal: Code;
	/** Columns or form fields that the refusal is about. */
	fields: readonly string[];
	/** Anything else that is said about it; empty for nothing. */
	detail: string;
}

export type Answer<T, Code extends string> = { ok: true; value: T } | Refused<Code>;

export const refused = <const Code extends string>(
	refusal: Code,
	fields: readonly string[] = [],
	detail = ''
): Refused<Code> => ({ ok: false, refusal, fields, detail });
