/** What a page of the living circle wants on the map. */
import type { DrawnCandidate } from './circle-source.ts';

export interface CircleScene {
	/** Which page: the legend explains what is there and nothing else. */
	readonly page: 'origin' | 'coverage' | 'gaps' | 'where';
	/** How compounds are marked: `missing`, a kind, or null for quiet dots. */
	readonly marks: string | null;
	/** Kinds whose facilities are drawn; null for those that the answer for the origin names. */
	readonly kinds: readonly string[] | null;
	/** Whether facilities can be dragged. */
	readonly draggable: boolean;
	readonly candidates: readonly DrawnCandidate[];
	/** Kind whose way from the origin is drawn. */
	readonly way: string | null;
	/** Place of the compound that is chosen. */
	readonly selected: number | null;
}

/** What most pages do not use. */
export const PLAIN_SCENE = { draggable: false, candidates: [], way: null, selected: null } as const;
