/** The one map in the hand of a page that works on it: the page is told of the map, and the map of being worked on. */
import { createContext } from 'svelte';
import type { TownMap } from '../../map/engine/town-map.svelte.ts';

export class MapHand {
	/** Null until the map is there. */
	map: TownMap | null = $state.raw(null);
	/** While a page draws on the map, a click there opens nothing. */
	taken = $state(false);
}

/** One per tab, made in the root layout. */
export const [useMapHand, setMapHand] = createContext<MapHand>();
