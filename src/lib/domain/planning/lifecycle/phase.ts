/**
 * The six phases that stages of every lifecycle fall into, in order of progress. `stopped` stands outside
 * the order. Colours and marks hang on the phase; the stage itself is always told in words.
 */
export const PHASES = ['idea', 'preparation', 'clearing', 'building', 'done', 'stopped'] as const;
export type Phase = (typeof PHASES)[number];

/** What a list can be narrowed to: a phase, or `none` for what no source puts in one. */
export const PHASE_CHOICES = [...PHASES, 'none'] as const;
export type PhaseChoice = (typeof PHASE_CHOICES)[number];
