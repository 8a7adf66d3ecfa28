/** What a patrol finds, and its way until it is struck off: 发现→派单→处置→反馈→核查→销号. */
export const FINDING_STATES = ['found', 'dispatched', 'handling', 'reported', 'verified', 'closed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** Kinds of what is found along a river (巡河记录). */
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

/** What a patrol notes of the whole walk. */
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

/** Where a finding may go: first the step ahead; a check that fails sends it back to be handled. The database says the same. */
export function nextOfFinding(state: FindingState): readonly FindingState[] {
	const ahead = FINDING_STATES[FINDING_STATES.indexOf(state) + 1];
	return [...(ahead ? [ahead] : []), ...(state === 'reported' || state === 'verified' ? (['handling'] as const) : [])];
}

export const isOpen = (state: FindingState): boolean => state !== 'closed';
