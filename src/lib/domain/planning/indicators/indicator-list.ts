/** Filtering, sorting and grouping of indicators, shared by page and download. */
import { normalise } from '../filter.ts';
import type { Indicator } from './indicator.ts';
import { readIndicator, type IndicatorReading } from './indicator-reading.ts';
import { sortBy } from '../../shared/sort.ts';
import { localise } from '../../shared/text.ts';
import type { Theme } from '../../shared/town.ts';

/** Which indicators: all, those with a target, those with contradictory sources. */
export const INDICATOR_SHOWS = ['all', 'target', 'tension'] as const;
export type IndicatorShow = (typeof INDICATOR_SHOWS)[number];

/** `source`: in the order in which the source names them. */
export const INDICATOR_ORDERS = ['source', 'name', 'actual', 'change', 'target'] as const;
export type IndicatorOrder = (typeof INDICATOR_ORDERS)[number];

export interface IndicatorFilter {
	q: string;
	/** Codes; empty means all. */
	theme: readonly string[];
	show: IndicatorShow;
}

/** Indicators that pass the filter, in the order given. */
export function filterIndicators(indicators: readonly Indicator[], filter: IndicatorFilter): Indicator[] {
	const words = normalise(filter.q).split(' ').filter(Boolean);
	const themes = new Set(filter.theme);
	const shown: Record<IndicatorShow, (indicator: Indicator) => boolean> = {
		all: () => true,
		target: ({ values }) => values.some(({ kind }) => kind === 'target'),
		tension: ({ notes }) => notes.some(({ kind }) => kind === 'tension')
	};
	return indicators.filter((indicator) => {
		if (themes.size > 0 && !themes.has(indicator.theme)) return false;
		if (!shown[filter.show](indicator)) return false;
		const text = searchText(indicator);
		return words.every((word) => text.includes(word));
	});
}

function searchText({ name, unit, code, values }: Indicator): string {
	const said = values.flatMap(({ text, qualifier, rank }) => [text, qualifier, rank]);
	return normalise([code, ...[name, unit, ...said].flatMap((text) => Object.values(text ?? {}))].join(' '));
}

/** A new array in the asked order; indicators without a value for it come last either way, ties as they were given. */
export function sortIndicators(
	readings: readonly IndicatorReading[],
	order: IndicatorOrder,
	descending: boolean,
	language: string
): IndicatorReading[] {
	if (order === 'source') return descending ? readings.toReversed() : [...readings];
	const valueOf: Record<Exclude<IndicatorOrder, 'source'>, (reading: IndicatorReading) => string | number | null> = {
		name: ({ indicator }) => localise(indicator.name, language),
		actual: ({ actual }) => actual?.value ?? null,
		change: ({ actual }) => actual?.change?.value ?? null,
		// A growth rate of 5 % cannot be sorted among levels.
		target: ({ target }) => (target?.measure === 'level' ? target.value : null)
	};
	return sortBy(readings, valueOf[order], { descending, language });
}

export interface ThemeGroup {
	theme: Theme;
	readings: readonly IndicatorReading[];
}

/** By theme, in the town's order of themes; themes without an indicator are left out. */
export function groupByTheme(readings: readonly IndicatorReading[], themes: readonly Theme[]): ThemeGroup[] {
	const groups = Map.groupBy(readings, ({ indicator }) => indicator.theme);
	return themes.flatMap((theme) => {
		const members = groups.get(theme.code);
		return members ? [{ theme, readings: members }] : [];
	});
}

/** Number of indicators per theme; the rest of the filter applies. */
export function countThemes(indicators: readonly Indicator[], filter: IndicatorFilter): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { theme } of filterIndicators(indicators, { ...filter, theme: [] })) {
		counts.set(theme, (counts.get(theme) ?? 0) + 1);
	}
	return counts;
}

export const readIndicators = (indicators: readonly Indicator[]): IndicatorReading[] => indicators.map(readIndicator);
