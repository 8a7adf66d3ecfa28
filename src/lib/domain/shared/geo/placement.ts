/**
 * How a feature is drawn depends on the accuracy of its position: up to 300 m as a mark, up to 1,000 m as a disc of that
 * radius; less accurate or without position it is listed as not yet placed.
 */
export const PLACEMENTS = ['mark', 'disc', 'unplaced'] as const;
export type Placement = (typeof PLACEMENTS)[number];

const MARK_LIMIT_M = 300;
export const DISC_LIMIT_M = 1000;

/** @param accuracy_m radius of uncertainty in metres; null without a position */
export function placementOf(accuracy_m: number | null): Placement {
	if (accuracy_m === null || accuracy_m > DISC_LIMIT_M) return 'unplaced';
	return accuracy_m <= MARK_LIMIT_M ? 'mark' : 'disc';
}
