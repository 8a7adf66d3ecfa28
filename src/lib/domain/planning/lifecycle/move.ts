/** Permitted status moves, for display. The database enforces the same rule (private.kind_of_move). */
import type { StatusEvent } from '../feature.ts';
import type { Lifecycle, StageDefinition } from './lifecycle.ts';

/**
 * - `first`: the first known status
 * - `forward`: to a later stage; stages may be skipped
 * - `back`: to an earlier stage; needs a reason
 * - `stop`: suspended or abandoned; needs a reason
 * - `resume`: from a stopped stage
 */
export const MOVES = ['first', 'forward', 'back', 'stop', 'resume'] as const;
export type Move = (typeof MOVES)[number];

export const needsReason = (move: Move): boolean => move === 'back' || move === 'stop';

export interface MoveChoice {
	stage: StageDefinition;
	move: Move;
	/** Whether it is the usual next stage. */
	next: boolean;
}

type Known = Pick<StatusEvent, 'id' | 'kind' | 'stage' | 'date' | 'revoked_at'>;

/** The current status event: the latest actual one that is not revoked. */
export function latestActual<Event extends Known>(events: readonly Event[]): Event | null {
	return byRecency(events)[0] ?? null;
}

function byRecency<Event extends Known>(events: readonly Event[]): Event[] {
	return events
		.filter(({ kind, revoked_at }) => kind === 'actual' && revoked_at === null)
		.sort((a, b) => (a.date === b.date ? b.id - a.id : a.date < b.date ? 1 : -1));
}

/** All stages that a feature may move to, in the order of progress, stopped ones last. */
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
