/** A few features that were read again, taken over into all of them. */
import type { PlanningFeature } from '../../domain/planning/feature.ts';

/**
 * @param slugs that were asked for; what of them is not in `fresh` is there no more
 * @returns in the order of the ids; what is as it was stays the same object
 */
export function merged(
	known: readonly PlanningFeature[],
	slugs: readonly string[],
	fresh: readonly PlanningFeature[]
): PlanningFeature[] {
	const asked = new Set(slugs);
	const before = new Map(known.map((feature) => [feature.id, feature]));
	const taken = fresh.map((feature) => {
		const old = before.get(feature.id);
		return old && alike(old, feature) ? old : feature;
	});
	const ids = new Set(taken.map(({ id }) => id));
	const kept = known.filter(({ id, slug }) => !asked.has(slug) && !ids.has(id));
	return [...kept, ...taken].sort((a, b) => a.id - b.id);
}

/** What differs between two readings: as it now is, and what is gone as it was. */
export function differences(before: readonly PlanningFeature[], after: readonly PlanningFeature[]): PlanningFeature[] {
	const known = new Map(before.map((feature) => [feature.id, feature]));
	const there = new Set(after.map(({ id }) => id));
	const changed = after.filter((feature) => known.get(feature.id) !== feature);
	return [...changed, ...before.filter(({ id }) => !there.has(id))];
}

const alike = (a: PlanningFeature, b: PlanningFeature): boolean => JSON.stringify(a) === JSON.stringify(b);
