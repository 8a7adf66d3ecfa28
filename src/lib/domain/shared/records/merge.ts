/**
 * Two people have changed the same record: what each field was, what the other made of it, and what was typed. Where only
 * one of the two changed a field, that is what it becomes; where both did, a person has to say.
 */
import type { FieldValues } from './fields.ts';

export const SIDES = ['theirs', 'mine'] as const;
export type Side = (typeof SIDES)[number];

export interface ThreeVersions {
	/** As it was when the person began. */
	base: FieldValues;
	/** As it is stored now. */
	theirs: FieldValues;
	/** As the person typed it. */
	mine: FieldValues;
}

export interface MergedField {
	name: string;
	base: string;
	theirs: string;
	mine: string;
	/** Whose change counts; `both` made the same of it; null: both changed it, and differently. */
	side: Side | 'both' | null;
}

/** The fields that somebody changed, in the order of `names`. */
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
 * What becomes of the three once it is said whose value each contested field takes.
 * @returns the values, and the fields of which nobody has said it: those keep what was typed
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
