/** Which layers belong to which theme, and which of them the pointer asks. The ground belongs to all. */
import type { LayerSpecification } from 'maplibre-gl';
import { basemapLayers } from '../basemap/basemap-style.ts';
import { CIRCLE_HIT_LAYERS, circleLayers } from '../circle/circle-layers.ts';
import { HIT_LAYERS, planningLayers } from '../planning/planning-layers.ts';
import type { MapTheme, TownMapOptions } from './town-map-options.ts';
import { WATER_HIT_LAYERS, WATER_LAYERS, waterLayers } from '../water/water-layers.ts';
import { inOrder } from './zorder.ts';

const WATER: ReadonlySet<string> = new Set(WATER_LAYERS);

export const hitLayers: Readonly<Record<MapTheme, readonly string[]>> = {
	planning: HIT_LAYERS,
	water: WATER_HIT_LAYERS,
	circle: CIRCLE_HIT_LAYERS
};

const THEME_LAYERS: Readonly<Record<MapTheme, (options: TownMapOptions) => LayerSpecification[]>> = {
	planning: planningLayers,
	water: waterLayers,
	circle: circleLayers
};

/** @returns null for a layer of the ground */
export function themeOf(layer: string): MapTheme | null {
	if (WATER.has(layer)) return 'water';
	if (layer.startsWith('circle-')) return 'circle';
	return layer.startsWith('planning-') ? 'planning' : null;
}

/** The ground and the layers of these themes, in drawing order. */
export function layersOf(options: TownMapOptions, themes: Iterable<MapTheme>): LayerSpecification[] {
	return inOrder([...basemapLayers(options), ...[...themes].flatMap((theme) => THEME_LAYERS[theme](options))]);
}
