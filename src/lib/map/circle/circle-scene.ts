/** What a page of the living circle wants on the map. */
import type { HandHandlers } from './facility-drag.ts';
import type { DrawnCandidate } from './circle-source.ts';

export interface CircleScene {
	/** Which page: the legend explains what is there and nothing else. */
	readonly page: 'door' | 'coverage' | 'gaps' | 'where';
	/** How compounds are marked: `missing`, a kind, or null for quiet dots. */
	readonly marks: string | null;
	/** Kinds whose facilities are drawn; null for those that the door's answer names. */
	readonly kinds: readonly string[] | null;
	readonly candidates: readonly DrawnCandidate[];
	/** Kind whose way from the door is drawn. */
	readonly way: string | null;
	/** Place of the compound that is chosen. */
	readonly selected: number | null;
	readonly hand: HandHandlers;
}
