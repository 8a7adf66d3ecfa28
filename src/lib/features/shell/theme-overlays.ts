/** Components of each theme in the map's region: its legend, and the connection of the pages with the theme. */
import type { Component } from 'svelte';
import PlanningOnMap from '$lib/features/planning/PlanningOnMap.svelte';
import type { Kind } from '$lib/domain/shared/town.ts';
import type { MapThemeId } from '$lib/map/themes.ts';

export interface OverlayProps {
	/** Whether the page shows the map. */
	active: boolean;
	kinds: readonly Kind[];
	/** ISO date in the town's time zone. */
	today: string;
	legendOpen: boolean;
}

type Overlay = Component<OverlayProps, object, 'legendOpen'>;

/** Planning is the first page of most visits; the others are loaded when they are shown. */
export const THEME_OVERLAYS: Readonly<Record<MapThemeId, () => Promise<Overlay>>> = {
	planning: () => Promise.resolve(PlanningOnMap),
	water: async () => (await import('$lib/features/water/map/WaterOnMap.svelte')).default,
	circle: async () => (await import('$lib/features/circle/CircleOnMap.svelte')).default
};
