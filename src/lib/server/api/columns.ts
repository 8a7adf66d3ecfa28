/** Columns of a feature in exports: the same in GeoJSON properties and in CSV. */
import type { Lifecycle } from '../../domain/planning/lifecycle/lifecycle.ts';
import type { Status } from '../../domain/planning/lifecycle/status.ts';
import type { PlanningFeature } from '../../domain/planning/feature.ts';
import type { SourceDocument } from '../../domain/shared/source.ts';
import { LANGUAGES } from '../../i18n/shared/languages.ts';
import { localise, type LocalText } from '../../domain/shared/text.ts';
import type { Town } from '../../domain/shared/town.ts';
import type { Cell } from './csv.ts';

/** Names of the codes in a town's records. */
export interface Glossary {
	town: Town;
	lifecycles: readonly Lifecycle[];
	sources: readonly SourceDocument[];
}

export type Column = readonly [name: string, value: (feature: PlanningFeature) => Cell];

/** The languages of the interface and the town's own, each once: every text of an export is given in these. */
const languagesOf = (town: Town): string[] => [...new Set([...LANGUAGES, town.language])];

/** One column per language: `name_zh`, `name_en` … Empty where the data has no such text; it is never translated. */
export function inLanguages<T>(name: string, town: Town, textOf: (item: T) => LocalText | null | undefined) {
	return languagesOf(town).map(
		(language) => [`${name}_${language}`, (item: T): Cell => textOf(item)?.[language] ?? null] as const
	);
}

/** `name` in the town's own language, and `name_en`. */
export function inOwnAndEnglish<T>(name: string, town: Town, textOf: (item: T) => LocalText | null | undefined) {
	return [
		[name, (item: T): Cell => localise(textOf(item), town.language, town.language) || null],
		[`${name}_en`, (item: T): Cell => textOf(item)?.['en'] ?? null]
	] as const;
}

/** Name of a section of a source; its code is a column of its own. */
export function sectionName(sources: readonly SourceDocument[], cited: { source: string; section: string } | null) {
	const source = sources.find(({ slug }) => slug === cited?.source);
	return source?.sections.find(({ code }) => code === cited?.section)?.name ?? null;
}

export function featureColumns({ town, lifecycles, sources }: Glossary): Column[] {
	const stages = new Map(
		lifecycles.flatMap(({ code, stages }) => stages.map((stage) => [`${code} ${stage.code}`, stage.name] as const))
	);
	const stageName = ({ lifecycle }: PlanningFeature, status: Status | null) =>
		stages.get(`${lifecycle} ${status?.stage}`) ?? null;
	/** The source of the state; before any state is known, the source of the feature itself. */
	const cited = (feature: PlanningFeature) => feature.current ?? feature.target ?? feature;
	const text = (name: string, textOf: (feature: PlanningFeature) => LocalText | null | undefined): Column[] =>
		inLanguages(name, town, textOf);

	return [
		['slug', (f) => f.slug],
		...text('name', (f) => f.name),
		['class', (f) => f.class],
		['kind', (f) => f.kind],
		['theme', (f) => f.theme],
		['lifecycle', (f) => f.lifecycle],
		['stage', (f) => f.current?.stage ?? null],
		...text('stage', (f) => stageName(f, f.current)),
		// As of a future day the stage is a promise, not a fact: each row says which it is.
		['stage_kind', ({ current }) => (current ? ('commitment' in current ? 'target' : 'actual') : null)],
		['stage_since', (f) => f.current?.date ?? null],
		['stage_since_precision', (f) => f.current?.precision ?? null],
		...text('phrase', (f) => f.current?.phrase),
		['target_stage', (f) => f.target?.stage ?? null],
		...text('target_stage', (f) => stageName(f, f.target)),
		...text('target_phrase', (f) => f.target?.phrase),
		['target_date', (f) => f.target?.date ?? null],
		['target_date_precision', (f) => f.target?.precision ?? null],
		['commitment', (f) => f.target?.commitment ?? null],
		['parcel_no', (f) => f.parcel_no],
		...inOwnAndEnglish<PlanningFeature>('address', town, (f) => f.address),
		...inOwnAndEnglish<PlanningFeature>('basis', town, (f) => f.basis),
		['accuracy_m', (f) => f.accuracy_m],
		['placement', (f) => f.placement],
		['source', (f) => cited(f)?.source ?? null],
		['section', (f) => cited(f)?.section ?? null],
		...inOwnAndEnglish<PlanningFeature>('locator', town, (f) => sectionName(sources, cited(f))),
		['is_example', (f) => f.is_example]
	];
}
