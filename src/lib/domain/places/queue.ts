/** The work queue of places: what has none, and what has one that is only roughly known. */
import type { PlanningFeature } from '../planning/feature.ts';

export const QUEUES = ['unplaced', 'rough'] as const;
export type Queue = (typeof QUEUES)[number];

/** Beyond this a place on the map is worth looking up again. */
export const ROUGH_M = 100;

export function queueOf(feature: Pick<PlanningFeature, 'placement' | 'accuracy_m'>): Queue | null {
	if (feature.placement === 'unplaced') return 'unplaced';
	return feature.accuracy_m !== null && feature.accuracy_m > ROUGH_M ? 'rough' : null;
}
