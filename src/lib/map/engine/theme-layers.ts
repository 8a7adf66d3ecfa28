/**
 * Which layers stand on the map. A theme's come with the first page that shows it, and stay: what nobody looks at costs
 * neither the page nor the worker anything.
 */
import type { LayerSpecification, Map as MapLibre, SourceSpecification } from 'maplibre-gl';
import { CIRCLE_SOURCES } from '../circle/circle-theme.ts';
import { paintChanges } from './layer-diff.ts';
import { PLANNING_SOURCES } from '../planning/planning-source.ts';
import { layersOf, themeOf } from './themes.ts';
import type { MapTheme, TownMapOptions } from './town-map-options.ts';
import { WATER_SOURCES } from '../water/water-theme.ts';
import { beforeId } from './zorder.ts';

const SOURCES: Readonly<Record<MapTheme, Readonly<Record<string, SourceSpecification>>>> = {
	planning: PLANNING_SOURCES,
	water: WATER_SOURCES,
	circle: CIRCLE_SOURCES
};

export class ThemeLayers {
	readonly #there: Set<MapTheme>;
	#layers: LayerSpecification[];

	/** @param first the theme that the style of the map brings */
	constructor(first: MapTheme, options: TownMapOptions) {
		this.#there = new Set([first]);
		this.#layers = layersOf(options, this.#there);
	}

	/** Layers of the style. */
	get layers(): readonly LayerSpecification[] {
		return this.#layers;
	}

	/** Sources of the style, without their data. */
	get sources(): Record<string, SourceSpecification> {
		return Object.assign({}, ...[...this.#there].map((theme) => SOURCES[theme]));
	}

	has(theme: MapTheme): boolean {
		return this.#there.has(theme);
	}

	/** Shows the layers of one theme and hides those of the others; the ground stays. @returns whether they are new */
	show(map: MapLibre, theme: MapTheme, options: TownMapOptions): boolean {
		const added = !this.#there.has(theme);
		if (added) this.#add(map, theme, options);
		for (const { id } of this.#layers) {
			const own = themeOf(id);
			if (own) map.setLayoutProperty(id, 'visibility', own === theme ? 'visible' : 'none');
		}
		return added;
	}

	#add(map: MapLibre, theme: MapTheme, options: TownMapOptions): void {
		const present = this.#layers.map(({ id }) => id);
		this.#there.add(theme);
		this.#layers = layersOf(options, this.#there);
		for (const [id, source] of Object.entries(SOURCES[theme])) map.addSource(id, source);
		for (const layer of this.#layers) if (themeOf(layer.id) === theme) map.addLayer(layer, beforeId(layer.id, present));
	}

	/** The same layers in another light. */
	repaint(map: MapLibre, options: TownMapOptions): void {
		const next = layersOf(options, this.#there);
		for (const { layer, property, value } of paintChanges(this.#layers, next))
			map.setPaintProperty(layer, property as 'fill-color', value as string);
		this.#layers = next;
	}
}
