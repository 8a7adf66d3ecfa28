/** Scene of a living-circle page on the map. */
import type { DrawnCandidate } from './circle-source.ts';

export interface CircleScene {
	/** The page: the legend explains only what is shown. */
	readonly page: 'origin' | 'coverage' | 'gaps' | 'where';
	/** How compounds are marked: `missing`, a kind, or null for plain dots. */
	readonly marks: string | null;
	/** Kinds whose facilities are drawn; null for those in the answer for the origin. */
	readonly kinds: readonly string[] | null;
	/** Whether facilities can be dragged. */
	readonly draggable: boolean;
	readonly candidates: readonly DrawnCandidate[];
	/** Kind whose route from the origin is drawn. */
	readonly way: string | null;
	/** Index of the selected compound. */
	readonly selected: number | null;
}

/** What most pages do not use. */
export const PLAIN_SCENE = { draggable: false, candidates: [], way: null, selected: null } as const;
