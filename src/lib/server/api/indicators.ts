/** The town's figures as one table: a row per indicator, a group of columns per year. */
import { listIndicators } from '../../data/planning/indicators.ts';
import type { Indicator, IndicatorOperator, IndicatorValue } from '../../domain/planning/indicators/indicator.ts';
import { filterIndicators, INDICATOR_SHOWS } from '../../domain/planning/indicators/indicator-list.ts';
import type { SourceDocument } from '../../domain/shared/source.ts';
import { localise } from '../../domain/shared/text.ts';
import type { Town } from '../../domain/shared/town.ts';
import { sourcesOf, vocabularyOf } from '../shared/town-directory.ts';
import { inLanguages, inOwnAndEnglish, sectionName } from './columns.ts';
import { csv, type Cell } from './csv.ts';
import { endpoint } from './endpoint.ts';
import { represent } from './representation.ts';

/** In words, because a spreadsheet would take `=` and `>=` for the beginning of a formula. */
const OPERATORS: Readonly<Record<IndicatorOperator, string>> = { '=': 'eq', '>=': 'gte', '<=': 'lte', '~': 'approx' };

type Column<T> = readonly [name: string, value: (item: T) => Cell];

export const indicatorsAsCsv = endpoint({
	accepts: ['q', 'theme'],
	choices: { show: INDICATOR_SHOWS },
	answer: async ({ db, town, view: { filter }, chosen }) => {
		const [all, { themes }, sources] = await Promise.all([
			listIndicators(db, town.code),
			vocabularyOf(db, town.code),
			sourcesOf(db, town.code)
		]);
		const show = INDICATOR_SHOWS.find((option) => option === chosen['show']) ?? 'all';
		const indicators = filterIndicators(all, { q: filter.q, theme: filter.theme, show });
		const themeName = new Map(themes.map(({ code, name }) => [code, name]));
		const columns: Column<Indicator>[] = [
			['code', (i) => i.code],
			['theme', (i) => i.theme],
			...inLanguages<Indicator>('theme', town, (i) => themeName.get(i.theme)),
			...inLanguages<Indicator>('name', town, (i) => i.name),
			...inLanguages<Indicator>('unit', town, (i) => i.unit),
			// From the whole list: the columns stay the same, whatever is filtered out.
			...groupsOf(all).flatMap(({ year, kind }) => valueColumns(year, kind, town, sources)),
			['notes', notesIn(town.language)],
			['notes_en', notesIn('en')]
		];
		const header = columns.map(([name]) => name);
		const rows = indicators.map((indicator) => columns.map(([, valueOf]) => valueOf(indicator)));
		return represent(csv(header, rows), 'text/csv; charset=utf-8; header=present', `${town.slug}-indicators.csv`);
	}
});

type Group = Pick<IndicatorValue, 'year' | 'kind'>;

/** Years that any indicator has, actual before target, oldest first. */
function groupsOf(indicators: readonly Indicator[]): Group[] {
	const groups = new Map<string, Group>();
	for (const { year, kind } of indicators.flatMap(({ values }) => values))
		groups.set(`${year} ${kind}`, { year, kind });
	return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function valueColumns(
	year: number,
	kind: IndicatorValue['kind'],
	town: Town,
	sources: readonly SourceDocument[]
): Column<Indicator>[] {
	const columns: Column<IndicatorValue>[] = [
		['value', (v) => v.value],
		...inOwnAndEnglish<IndicatorValue>('text', town, (v) => v.text),
		['operator', (v) => OPERATORS[v.operator]],
		['measure', (v) => v.measure],
		...inOwnAndEnglish<IndicatorValue>('qualifier', town, (v) => v.qualifier),
		...inOwnAndEnglish<IndicatorValue>('period', town, (v) => v.period),
		['change', (v) => v.change?.value ?? null],
		['change_unit', (v) => v.change?.unit ?? null],
		...inOwnAndEnglish<IndicatorValue>('rank', town, (v) => v.rank),
		['derived', (v) => v.derived],
		['suppressed', (v) => v.suppressed],
		['commitment', (v) => v.commitment],
		['source', (v) => v.source],
		['section', (v) => v.section],
		...inOwnAndEnglish<IndicatorValue>('locator', town, (v) => sectionName(sources, v))
	];
	return columns.map(([name, valueOf]) => [
		`${kind}_${year}_${name}`,
		({ values }) => {
			const value = values.find((candidate) => candidate.year === year && candidate.kind === kind);
			return value ? valueOf(value) : null;
		}
	]);
}

const notesIn =
	(language: string) =>
	({ notes }: Indicator): Cell =>
		notes.map(({ kind, text }) => `${kind}: ${localise(text, language, language)}`).join('\n') || null;
