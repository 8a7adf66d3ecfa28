/**
 * Three-way merge of a record changed concurrently: base, stored and typed values. A field changed on one side takes that
 * value; a field changed on both sides is a conflict for the user to resolve.
 */
import type { FieldValues } from './fields.ts';

export const SIDES = ['theirs', 'mine'] as const;
export type Side = (typeof SIDES)[number];

export interface ThreeVersions {
	/** Values when editing began. */
	base: FieldValues;
	/** Stored values. */
	theirs: FieldValues;
	/** Typed values. */
	mine: FieldValues;
}

export interface MergedField {
	name: string;
	base: string;
	theirs: string;
	mine: string;
	/** Side of the change; `both`: the same change on both sides; null: a conflict. */
	side: Side | 'both' | null;
}

/** The changed fields, in the order of `names`. */
export function mergeOf(names: readonly string[], { base, theirs, mine }: ThreeVersions): MergedField[] {
	return names.flatMap((name): MergedField[] => {
		const [was, stored, typed] = [base[name] ?? '', theirs[name] ?? '', mine[name] ?? ''];
		const merged = { name, base: was, theirs: stored, mine: typed };
		if (stored === was && typed === was) return [];
		if (stored === typed) return [{ ...merged, side: 'both' }];
		if (typed === was) return [{ ...merged, side: 'theirs' }];
		return [{ ...merged, side: stored === was ? 'mine' : null }];
	});
}

/**
 * Applies the user's choices for conflicting fields.
 * @returns the merged values, and the conflicts without a choice, which keep the typed value
 */
export function resolve(
	names: readonly string[],
	versions: ThreeVersions,
	sideOf: (name: string) => Side | null
): { values: FieldValues; open: string[] } {
	const merged = mergeOf(names, versions);
	const contested = merged.filter(({ side }) => side === null);
	const settled = merged.map(({ name, side, theirs, mine }) => {
		const chosen = side ?? sideOf(name) ?? 'mine';
		return [name, chosen === 'theirs' ? theirs : mine] as const;
	});
	return {
		values: { ...versions.theirs, ...Object.fromEntries(settled) },
		open: contested.filter(({ name }) => sideOf(name) === null).map(({ name }) => name)
	};
}
