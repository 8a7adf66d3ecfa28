/** The way of an outfall to be struck off (国办函〔2022〕17号: 查、测、溯、治、管). */
import { type OutfallState } from './section.ts';

export type { OutfallEvent, OutfallState } from './section.ts';

/** The straight way; what goes back joins it again where it left. */
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

/** Steps that a state has before it until it is struck off; none where there is nothing to do any more. */
export function stepsAhead(state: OutfallState): readonly OutfallState[] {
	if (state === 'reopened') return WAY.slice(WAY.indexOf('plan_set'));
	const at = WAY.findIndex((step) => step === state);
	return at < 0 ? [] : WAY.slice(at + 1);
}

/** Where an outfall may go from a state, the usual step first. The database says the same (private.outfall_may_become). */
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
