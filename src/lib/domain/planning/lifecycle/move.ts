/** What a planner may do with a status. The database checks the same rule (private.kind_of_move): this one shows it. */
import type { StatusEvent } from '../feature.ts';
import type { Lifecycle, StageDefinition } from './lifecycle.ts';

/**
 * - `first`: nothing was known before
 * - `forward`: further on; stages may be left out, not every case passes all of them
 * - `back`: behind what was reached: asks for a reason
 * - `stop`: suspended or given up: asks for a reason
 * - `resume`: on from a stop
 */
export const MOVES = ['first', 'forward', 'back', 'stop', 'resume'] as const;
export type Move = (typeof MOVES)[number];

export const needsReason = (move: Move): boolean => move === 'back' || move === 'stop';

export interface MoveChoice {
	stage: StageDefinition;
	move: Move;
	/** The stage that usually comes next. */
	next: boolean;
}

type Known = Pick<StatusEvent, 'id' | 'kind' | 'stage' | 'date' | 'revoked_at'>;

/** The event that counts as the current one: the last actual one that was not taken back. */
export function latestActual<Event extends Known>(events: readonly Event[]): Event | null {
	return byRecency(events)[0] ?? null;
}

function byRecency<Event extends Known>(events: readonly Event[]): Event[] {
	return events
		.filter(({ kind, revoked_at }) => kind === 'actual' && revoked_at === null)
		.sort((a, b) => (a.date === b.date ? b.id - a.id : a.date < b.date ? 1 : -1));
}

/** Every stage something may move to, in the order of progress, stops last. */
export function moveChoices(lifecycle: Lifecycle, events: readonly Known[]): MoveChoice[] {
	const stageOf = (code: string | null): StageDefinition | undefined =>
		lifecycle.stages.find((stage) => stage.code === code);
	const history = byRecency(events).flatMap(({ stage }) => stageOf(stage) ?? []);
	const [now] = history;
	const reached = history.find(({ phase }) => phase !== 'stopped');
	const choices = lifecycle.stages
		.filter(({ code }) => code !== now?.code)
		.map((stage) => ({ stage, move: moveTo(stage, now, reached) }));
	const ahead = choices.find(({ stage, move }) => move !== 'back' && move !== 'stop' && stage.code !== reached?.code);
	return choices.map((choice) => ({ ...choice, next: choice === ahead }));
}

function moveTo(stage: StageDefinition, now: StageDefinition | undefined, reached: StageDefinition | undefined): Move {
	if (stage.phase === 'stopped') return 'stop';
	if (!now) return 'first';
	if (reached && stage.seq < reached.seq) return 'back';
	return now.phase === 'stopped' ? 'resume' : 'forward';
}
