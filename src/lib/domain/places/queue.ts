/** The work queue of places: features without a position, and those with an inaccurate one. */
import type { PlanningFeature } from '../planning/feature.ts';

export const QUEUES = ['unplaced', 'rough'] as const;
export type Queue = (typeof QUEUES)[number];

/** Accuracy in metres above which a position should be verified. */
const ROUGH_M = 100;

export function queueOf(feature: Pick<PlanningFeature, 'placement' | 'accuracy_m'>): Queue | null {
	if (feature.placement === 'unplaced') return 'unplaced';
	return feature.accuracy_m !== null && feature.accuracy_m > ROUGH_M ? 'rough' : null;
}
