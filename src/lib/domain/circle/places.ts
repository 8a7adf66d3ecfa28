import type { LonLat } from '../shared/geodesy.ts';

/** Where people live: a building or the gate of a compound. */
export interface ResidentPoint extends LonLat {
	readonly id: string;
	readonly name: string | null;
	readonly population: number;
	/** People by age group, where it is known; the names of the groups are those of the file. */
	readonly ages: Readonly<Record<string, number>>;
	/** Residential land that belongs to the point, for coverage by area; null when not known. */
	readonly residential_m2: number | null;
}

/** Only a facility in operation serves anyone; the planned ones make a second figure. */
export const FACILITY_STATES = ['operating', 'under_construction', 'planned', 'closed'] as const;
export type FacilityState = (typeof FACILITY_STATES)[number];

export interface Facility {
	readonly id: string;
	readonly kind: string;
	readonly name: string | null;
	readonly state: FacilityState;
	/** Where one goes in: a park has several, and its middle is none of them. */
	readonly entrances: readonly LonLat[];
	/** People it can serve; null when that is not known or sets no bound. */
	readonly capacity: number | null;
}

export const PHASES = ['now', 'after_planned'] as const;
export type Phase = (typeof PHASES)[number];

export function servesIn(state: FacilityState, phase: Phase): boolean {
	if (state === 'closed') return false;
	return phase === 'after_planned' || state === 'operating';
}
