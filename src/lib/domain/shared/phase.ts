/**
 * The six phases that stages of every lifecycle fall into, in order of progress. `stopped` stands outside
 * the order. Colours and marks depend on the phase; the stage itself is always shown as text.
 */
export const PHASES = ['idea', 'preparation', 'clearing', 'building', 'done', 'stopped'] as const;
export type Phase = (typeof PHASES)[number];

/** Filter values: a phase, or `none` for features without one. */
export const PHASE_CHOICES = [...PHASES, 'none'] as const;
export type PhaseChoice = (typeof PHASE_CHOICES)[number];
