import type { LonLat } from '../shared/geo/geodesy.ts';

/** A point with residents: a building or the gate of a compound. */
export interface ResidentPoint extends LonLat {
	readonly id: string;
	readonly name: string | null;
	readonly population: number;
	/** People by age group, where known; groups are named as in the file. */
	readonly ages: Readonly<Record<string, number>>;
	/** Residential land of the point, for coverage by area; null when not known. */
	readonly residential_m2: number | null;
}

/** Only a facility in operation counts for the present figure; planned ones count for a second figure. */
export const FACILITY_STATES = ['operating', 'under_construction', 'planned', 'closed'] as const;
export type FacilityState = (typeof FACILITY_STATES)[number];

export interface Facility {
	readonly id: string;
	readonly kind: string;
	readonly name: string | null;
	readonly state: FacilityState;
	/** Entrances: a park has several, and its centre is not one of them. */
	readonly entrances: readonly LonLat[];
	/** People it can serve; null when not known or not limited. */
	readonly capacity: number | null;
}

export const PHASES = ['now', 'after_planned'] as const;
export type Phase = (typeof PHASES)[number];

export function servesIn(state: FacilityState, phase: Phase): boolean {
	if (state === 'closed') return false;
	return phase === 'after_planned' || state === 'operating';
}
