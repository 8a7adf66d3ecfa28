/** Layout of the appendix: search, groups, and number of citations per section. */
import { normalise } from '$lib/domain/planning/filter.ts';
import type { Programme, SourceNote } from '$lib/domain/shared/source.ts';
import type { LocalText } from '$lib/domain/shared/text.ts';
import type { Theme } from '$lib/domain/shared/town.ts';

export interface ProgrammeGroup {
	theme: Theme;
	programmes: Programme[];
}

export interface NoteGroup {
	kind: string;
	notes: SourceNote[];
}

/** Programmes that contain every word of the search, in any language, by name, field, summary or statement. */
export function findProgrammes(programmes: readonly Programme[], themes: readonly Theme[], q: string): Programme[] {
	const words = normalise(q).split(' ').filter(Boolean);
	if (words.length === 0) return [...programmes];
	const themeText = new Map(themes.map(({ code, name }) => [code, textOf(name)]));
	return programmes.filter(({ name, summary, theme, reported, promised }) => {
		const text = [name, summary, reported?.text, promised?.text].map(textOf).concat(themeText.get(theme) ?? '');
		const searched = normalise(text.join(' '));
		return words.every((word) => searched.includes(word));
	});
}

/** By theme in the town's own order; a theme without programmes is left out. */
export function groupByTheme(programmes: readonly Programme[], themes: readonly Theme[]): ProgrammeGroup[] {
	const known = new Set(themes.map(({ code }) => code));
	const unknown = [...new Set(programmes.map(({ theme }) => theme))].filter((code) => !known.has(code));
	return [...themes, ...unknown.map((code) => ({ code, name: { en: code } }))]
		.map((theme) => ({ theme, programmes: programmes.filter((programme) => programme.theme === theme.code) }))
		.filter((group) => group.programmes.length > 0);
}

/** Order of the known kinds; a town's own kinds come last. */
const NOTE_ORDER = ['tension', 'gap', 'problem', 'goal', 'award', 'context', 'glossary'];

export function groupByKind(notes: readonly SourceNote[]): NoteGroup[] {
	const kinds = [...new Set([...NOTE_ORDER, ...notes.map(({ kind }) => kind)])];
	return kinds
		.map((kind) => ({ kind, notes: notes.filter((note) => note.kind === kind) }))
		.filter((group) => group.notes.length > 0);
}

/** Number of citations by the programmes and notes of the page, keyed `source/section`. */
export function countCitations(
	programmes: readonly Programme[],
	notes: readonly SourceNote[]
): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const record of [...programmes, ...notes]) {
		const statements = 'reported' in record ? [record.reported, record.promised] : [];
		// A record that names the same section several times counts once.
		const cited = new Set([record, ...statements].flatMap((item) => (item ? [`${item.source}/${item.section}`] : [])));
		for (const key of cited) counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return counts;
}

const textOf = (text: LocalText | null | undefined): string => Object.values(text ?? {}).join(' ');
