import type { SortKey } from '../shared/feature-filter.ts';
import type { PlanningFeature } from './feature.ts';
import { localise } from '../shared/text.ts';
import { nameCollator } from '../../i18n/shared/languages.ts';

/** Progress of a stage, e.g. its position among all stages of the town: bigger is further. */
export type StageRank = (lifecycle: string, stage: string) => number;

/** A new array in the asked order; features that have no value for the key come last either way. */
export function sortFeatures(
	features: readonly PlanningFeature[],
	key: SortKey,
	descending: boolean,
	language: string,
	rankOf: StageRank
): PlanningFeature[] {
	const collator = nameCollator(language);
	const valueOf: Record<SortKey, (feature: PlanningFeature) => string | number | null> = {
		name: (feature) => localise(feature.name, language),
		kind: (feature) => feature.kind,
		since: (feature) => feature.current?.date ?? null,
		target: (feature) => feature.target?.date ?? null,
		stage: ({ lifecycle, current }) => (lifecycle && current?.stage ? rankOf(lifecycle, current.stage) : null)
	};
	const direction = descending ? -1 : 1;
	return features
		.map((feature) => ({ feature, value: valueOf[key](feature) }))
		.sort((a, b) => {
			if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
			const difference =
				typeof a.value === 'number' && typeof b.value === 'number'
					? a.value - b.value
					: collator.compare(String(a.value), String(b.value));
			return direction * difference || a.feature.id - b.feature.id;
		})
		.map(({ feature }) => feature);
}
