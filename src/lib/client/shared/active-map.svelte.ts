/** The one map and its themes, for the components that work with it. One per tab, made in the root layout and held in context. */
import { createContext } from 'svelte';
import type { TownMap } from '../../map/engine/town-map.ts';
import type { MapThemes } from '../../map/themes.ts';

export class ActiveMap {
	/** Null until the code of the map is loaded. Themes accept data before the map exists. */
	themes: MapThemes | null = $state.raw(null);
	/** Null until the map is created. */
	map: TownMap | null = $state.raw(null);
	/** While a page draws on the map, a click opens no feature. */
	isEditing = $state(false);
}

export const [useActiveMap, setActiveMap] = createContext<ActiveMap>();
