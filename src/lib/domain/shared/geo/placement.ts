/**
 * How a place may be drawn follows from how well it is known: up to 300 m a mark, up to 1,000 m a soft disc
 * of that radius, and beyond that (or with no position) it is not on the map but in the "not yet placed" list.
 */
export const PLACEMENTS = ['mark', 'disc', 'unplaced'] as const;
export type Placement = (typeof PLACEMENTS)[number];

export const MARK_LIMIT_M = 300;
export const DISC_LIMIT_M = 1000;

/** @param accuracy_m radius within which the place is believed to lie, in metres; null when not located. */
export function placementOf(accuracy_m: number | null): Placement {
	if (accuracy_m === null || accuracy_m > DISC_LIMIT_M) return 'unplaced';
	return accuracy_m <= MARK_LIMIT_M ? 'mark' : 'disc';
}
