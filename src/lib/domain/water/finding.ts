/** Findings of patrols and their states until they are closed: 发现→派单→处置→反馈→核查→销号. */
export const FINDING_STATES = ['found', 'dispatched', 'handling', 'reported', 'verified', 'closed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** Kinds of findings along a river (巡河记录). */
export const FINDING_KINDS = [
	'floating_debris',
	'bank_garbage',
	'water_colour',
	'odour',
	'siltation',
	'obstruction',
	'new_outfall',
	'dry_weather_flow',
	'illegal_building',
	'facility_damage',
	'other'
] as const;

/** Observations of a whole patrol. */
const OBSERVATIONS = {
	weather: ['sunny', 'cloudy', 'rain', 'after_rain'],
	water_colour: ['clear', 'greenish', 'turbid', 'black'],
	odour: ['none', 'slight', 'strong'],
	floating_debris: ['none', 'little', 'much']
} as const;
export type Observation = keyof typeof OBSERVATIONS;
export type ObservedValue = (typeof OBSERVATIONS)[Observation][number];
export const valuesOf = (name: Observation): readonly ObservedValue[] => OBSERVATIONS[name];
export const OBSERVATION_NAMES = Object.keys(OBSERVATIONS) as readonly Observation[];

/** Permitted transitions: the next state first, or back to handling after a failed check. The database enforces the same. */
export function nextOfFinding(state: FindingState): readonly FindingState[] {
	const ahead = FINDING_STATES[FINDING_STATES.indexOf(state) + 1];
	return [...(ahead ? [ahead] : []), ...(state === 'reported' || state === 'verified' ? (['handling'] as const) : [])];
}

export const isOpen = (state: FindingState): boolean => state !== 'closed';

/** How the position of an outfall or finding was entered. */
export const LOCATION_METHODS = ['map', 'device', 'photo', 'typed'] as const;
export type LocationMethod = (typeof LOCATION_METHODS)[number];

/** Typed decimal degrees or metres. */
export const DECIMAL = /^-?\d{1,3}(\.\d{1,12})?$/;

/** @returns null for any other text */
export const parseDecimal = (text: string): number | null => (DECIMAL.test(text.trim()) ? Number(text) : null);
