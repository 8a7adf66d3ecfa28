/** Merges a few refetched features into the list of all. */
import type { PlanningFeature } from '../../domain/planning/feature.ts';

/**
 * @param slugs that were requested; those that are not in `fresh` are deleted
 * @returns in the order of the ids; a feature that did not change stays the same object
 */
export function merged(
	known: readonly PlanningFeature[],
	slugs: readonly string[],
	fresh: readonly PlanningFeature[]
): PlanningFeature[] {
	const asked = new Set(slugs);
	const before = new Map(known.map((feature) => [feature.id, feature]));
	const merging = fresh.map((feature) => {
		const old = before.get(feature.id);
		return old && alike(old, feature) ? old : feature;
	});
	const ids = new Set(merging.map(({ id }) => id));
	const others = known.filter(({ id, slug }) => !asked.has(slug) && !ids.has(id));
	return [...others, ...merging].sort((a, b) => a.id - b.id);
}

/** Differences between two lists: changed features as they are now, deleted ones as they were. */
export function differences(before: readonly PlanningFeature[], after: readonly PlanningFeature[]): PlanningFeature[] {
	const known = new Map(before.map((feature) => [feature.id, feature]));
	const there = new Set(after.map(({ id }) => id));
	const changed = after.filter((feature) => known.get(feature.id) !== feature);
	return [...changed, ...before.filter(({ id }) => !there.has(id))];
}

const alike = (a: PlanningFeature, b: PlanningFeature): boolean => JSON.stringify(a) === JSON.stringify(b);
