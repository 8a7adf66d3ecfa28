import type { Reading } from '../../shared/feature-filter.ts';
import type { PlanningFeature } from '../feature.ts';
import type { Status } from './status.ts';

/** The displayed status: the target where it is due by the day, else the known status. */
export function statusShown(feature: PlanningFeature, read: Reading, asOf: string): Status | null {
	const { current, target } = feature;
	return read === 'promise' && target && target.date <= asOf ? target : current;
}

/**
 * Features whose current status is that of the reading, so that list, counts, filter and map use the same code for
 * "promised by the end of the year" as for "known today".
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

/** Features whose status differs between two dates: another stage, or another statement where there are no stages. */
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
