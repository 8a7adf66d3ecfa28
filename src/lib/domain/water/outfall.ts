/** States of an outfall until it is closed (国办函〔2022〕17号: 查、测、溯、治、管). */
import { type OutfallState } from './section.ts';

export type { OutfallEvent, OutfallState } from './section.ts';

/** The regular sequence of states. */
const WAY = [
	'surveyed',
	'monitored',
	'traced',
	'responsible_set',
	'plan_set',
	'remediating',
	'awaiting_check',
	'closed'
] as const satisfies readonly OutfallState[];

/** Remaining states until it is closed; none when done. */
export function stepsAhead(state: OutfallState): readonly OutfallState[] {
	if (state === 'reopened') return WAY.slice(WAY.indexOf('plan_set'));
	const at = WAY.findIndex((step) => step === state);
	return at < 0 ? [] : WAY.slice(at + 1);
}

/** Permitted transitions, the usual one first. The database enforces the same (private.outfall_may_become). */
const NEXT: Readonly<Record<OutfallState, readonly OutfallState[]>> = {
	surveyed: ['monitored', 'not_required'],
	monitored: ['traced', 'surveyed', 'not_required'],
	traced: ['responsible_set', 'monitored', 'not_required'],
	responsible_set: ['plan_set', 'traced'],
	plan_set: ['remediating'],
	remediating: ['awaiting_check', 'plan_set'],
	awaiting_check: ['closed', 'remediating'],
	closed: ['supervised', 'reopened'],
	supervised: ['reopened'],
	not_required: ['surveyed'],
	reopened: ['plan_set']
};
export const nextOfOutfall = (state: OutfallState): readonly OutfallState[] => NEXT[state];
