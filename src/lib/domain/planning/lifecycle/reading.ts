import type { PlanningFeature } from '../feature.ts';
import type { Status } from './status.ts';

/** `actual`: what was known to be so. `promise`: what was promised to be so. */
export type Reading = 'actual' | 'promise';

/** The state a reading shows: the promise where it is due by the day, else what was known. */
export function statusShown(feature: PlanningFeature, read: Reading, asOf: string): Status | null {
	const { current, target } = feature;
	return read === 'promise' && target && target.date <= asOf ? target : current;
}

/**
 * Features with the state that a reading shows as their current one, so that list, counts, filter and map of
 * "what is promised by the end of the year" are the same code as those of "what is so today".
 */
export function readAs(features: readonly PlanningFeature[], read: Reading, asOf: string): PlanningFeature[] {
	if (read === 'actual') return [...features];
	return features.map((feature) => ({ ...feature, current: statusShown(feature, read, asOf) }));
}

/** A feature whose stage differs between two readings; `from` or `to` is null where nothing was known. */
export interface Movement<Feature = PlanningFeature> {
	feature: Feature;
	from: Status | null;
	to: Status | null;
}

/** What moved between two states of the same list: another stage, or another statement where there are no stages. */
export function movements(before: readonly PlanningFeature[], after: readonly PlanningFeature[]): Movement[] {
	const earlier = new Map(before.map((feature) => [feature.slug, feature.current]));
	return after.flatMap((feature) => {
		const from = earlier.get(feature.slug) ?? null;
		return isSame(from, feature.current) ? [] : [{ feature, from, to: feature.current }];
	});
}

function isSame(a: Status | null, b: Status | null): boolean {
	if (!a || !b) return a === b;
	if (a.stage || b.stage) return a.stage === b.stage;
	return a.date === b.date && JSON.stringify(a.phrase) === JSON.stringify(b.phrase);
}
