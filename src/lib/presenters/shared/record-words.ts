import { FACILITY_KINDS } from '$lib/domain/circle/kinds.ts';
import { FACILITY_STATES } from '$lib/domain/circle/facility.ts';
import { VISIBILITIES } from '$lib/domain/shared/visibility.ts';
import type { Field } from '$lib/domain/shared/records/fields.ts';
import { facilityKindWords } from '$lib/i18n/circle/facility-kinds.ts';
import { deskWords } from '$lib/i18n/staff/desk.ts';
import type { I18n } from '$lib/i18n/index.ts';
import { recordsWords } from '$lib/i18n/shared/records.ts';
import { Vocabulary, type VocabularyData } from './vocabulary.ts';

export interface Choice {
	value: string;
	label: string;
}

export type RecordOf = 'feature' | 'facilities' | 'compounds';

const GROUPS = {
	names: ['name', 'aliases', 'address'],
	classes: ['theme', 'kind'],
	words: ['summary'],
	running: ['state', 'opens', 'capacity'],
	people: ['population', 'ages', 'residential_m2'],
	plan: [
		'parcel_no',
		'plan_version',
		'land_use_national',
		'land_use_local',
		'area_m2',
		'far',
		'gfa_m2',
		'height_m',
		'density_pct',
		'green_pct'
	],
	sight: ['visibility']
} as const;
export type FieldGroup = keyof typeof GROUPS;

/** Fields by group; empty groups are left out. */
export function groupsOf(fields: readonly Field[]): { group: FieldGroup; fields: Field[] }[] {
	return (Object.keys(GROUPS) as FieldGroup[]).flatMap((group) => {
		const columns: readonly string[] = GROUPS[group];
		const own = fields.filter(({ column }) => columns.includes(column));
		return own.length > 0 ? [{ group, fields: own }] : [];
	});
}

/** Labels of the fields of a record, and their values as text. */
export class RecordWords {
	readonly #i18n: I18n;
	readonly #vocabulary: Vocabulary;
	readonly #of: RecordOf;

	constructor(i18n: I18n, of: RecordOf, vocabulary: VocabularyData) {
		this.#i18n = i18n;
		this.#of = of;
		this.#vocabulary = new Vocabulary(vocabulary);
	}

	column(column: string): string {
		const labels: Readonly<Record<string, string>> = {
			...this.#i18n.of(recordsWords).fields,
			...this.#i18n.m.planning.detail.planFields
		};
		return labels[column] ?? column;
	}

	knows(column: string): boolean {
		return Object.values(GROUPS).some((columns: readonly string[]) => columns.includes(column));
	}

	label({ column, part }: Pick<Field, 'column' | 'part'>): string {
		if (part === null) return this.column(column);
		const languages: Readonly<Record<string, string>> = this.#i18n.of(recordsWords).languages;
		const partWord = column === 'ages' ? part : (languages[part] ?? this.#languageName(part));
		return this.#i18n.of(recordsWords).ofPart(this.column(column), partWord);
	}

	/** Name of a language that the interface does not have. */
	#languageName(code: string): string {
		return new Intl.DisplayNames(this.#i18n.language, { type: 'language' }).of(code) ?? code;
	}

	hint(column: string): string | null {
		const hints: Readonly<Record<string, string>> = this.#i18n.of(recordsWords).hints;
		return hints[column] ?? null;
	}

	/** Options of a field. @param now the present value, included also when unknown */
	choices(column: string, now: string): Choice[] {
		const known = this.#known(column);
		return now === '' || known.some(({ value }) => value === now)
			? known
			: [...known, { value: now, label: this.#i18n.of(recordsWords).notListed(now) }];
	}

	#known(column: string): Choice[] {
		const named = (words: Vocabulary['themes'] | Vocabulary['kinds']): Choice[] =>
			words.map(({ code, name }) => ({ value: code, label: this.#i18n.name(name) || code }));
		if (column === 'theme') return named(this.#vocabulary.themes);
		if (column === 'visibility')
			return VISIBILITIES.map((value) => ({ value, label: this.#i18n.of(deskWords).status.visibilities[value] }));
		if (column === 'state')
			return FACILITY_STATES.map((value) => ({ value, label: this.#i18n.of(recordsWords).states[value] }));
		if (column !== 'kind') return [];
		if (this.#of === 'feature') return named(this.#vocabulary.kinds);
		const names = this.#i18n.of(facilityKindWords);
		return [...FACILITY_KINDS.values()].map(({ id }) => ({ value: id, label: names[id] }));
	}

	/** A value as text. */
	say({ column, kind }: Pick<Field, 'column' | 'kind'>, value: string): string {
		if (value === '') return this.#i18n.of(recordsWords).comparison.nothing;
		if (kind === 'number') return this.#i18n.number(Number(value));
		if (kind === 'lines') return value.split('\n').join(' · ');
		if (kind === 'day') return this.#i18n.date(value, 'day');
		return this.#known(column).find((choice) => choice.value === value)?.label ?? value;
	}
}
