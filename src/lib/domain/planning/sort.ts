import type { SortKey } from '../shared/feature-filter.ts';
import type { PlanningFeature } from './feature.ts';
import { localise } from '../shared/text.ts';
import { sortBy } from '../shared/sort.ts';

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
	const valueOf: Record<SortKey, (feature: PlanningFeature) => string | number | null> = {
		name: (feature) => localise(feature.name, language),
		kind: (feature) => feature.kind,
		since: (feature) => feature.current?.date ?? null,
		target: (feature) => feature.target?.date ?? null,
		stage: ({ lifecycle, current }) => (lifecycle && current?.stage ? rankOf(lifecycle, current.stage) : null)
	};
	return sortBy(features, valueOf[key], { descending, language }, (a, b) => a.id - b.id);
}
