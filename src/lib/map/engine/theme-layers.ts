/**
 * Layers on the map. Those of a theme are added when it is first shown, and stay: a theme that is never shown costs
 * neither the page nor maplibre's worker anything.
 */
import type { LayerSpecification, Map as MapLibre, SourceSpecification } from 'maplibre-gl';
import type { BasemapOptions } from '../basemap/basemap-expressions.ts';
import { basemapLayers } from '../basemap/basemap-style.ts';
import { restyleLayers } from './layer-diff.ts';
import type { MapTheme } from './theme.ts';
import { beforeId, inOrder } from './zorder.ts';

export class ThemeLayers {
	readonly #themes: readonly MapTheme[];
	/** Themes on the map, with the ids of their layers. */
	readonly #added = new Map<MapTheme, ReadonlySet<string>>();
	#shown: MapTheme;
	#layers: readonly LayerSpecification[];
	/** Sources of the first theme, for the style that the map is made with. */
	readonly sources: Readonly<Record<string, SourceSpecification>>;

	/** @param first id of the theme that the map is made with */
	constructor(themes: readonly MapTheme[], first: string, options: BasemapOptions) {
		this.#themes = themes;
		this.#shown = this.#find(first);
		this.sources = this.#shown.sources();
		this.#layers = this.#withLayersOf(this.#shown, options);
	}

	/** Layers of the style that the map is made with. */
	get layers(): readonly LayerSpecification[] {
		return this.#layers;
	}

	get shown(): MapTheme {
		return this.#shown;
	}

	/** The style of the map is loaded. */
	start(map: MapLibre, options: BasemapOptions): void {
		this.#shown.start(map, options);
	}

	/** Shows the layers of one theme and hides those of the others; the basemap stays. */
	show(map: MapLibre, id: string, options: BasemapOptions): void {
		const theme = this.#find(id);
		const isNew = !this.#added.has(theme);
		this.#shown = theme;
		if (isNew) this.#add(map, theme, options);
		for (const [added, layers] of this.#added)
			for (const layer of layers) map.setLayoutProperty(layer, 'visibility', added === theme ? 'visible' : 'none');
		if (isNew) theme.start(map, options);
	}

	#add(map: MapLibre, theme: MapTheme, options: BasemapOptions): void {
		const present = this.#layers.map(({ id }) => id);
		for (const [id, source] of Object.entries(theme.sources())) map.addSource(id, source);
		this.#layers = this.#withLayersOf(theme, options);
		const own = this.#added.get(theme);
		for (const layer of this.#layers) if (own?.has(layer.id)) map.addLayer(layer, beforeId(layer.id, present));
	}

	#withLayersOf(theme: MapTheme, options: BasemapOptions): readonly LayerSpecification[] {
		this.#added.set(theme, new Set(theme.layers(options).map(({ id }) => id)));
		return this.#layersNow(options);
	}

	/** The basemap and the themes on the map, in drawing order. */
	#layersNow(options: BasemapOptions): LayerSpecification[] {
		return inOrder([...basemapLayers(options), ...[...this.#added.keys()].flatMap((theme) => theme.layers(options))]);
	}

	/** The same layers in another mode or language. */
	restyle(map: MapLibre, options: BasemapOptions): void {
		const next = this.#layersNow(options);
		restyleLayers(map, this.#layers, next);
		this.#layers = next;
		for (const theme of this.#added.keys()) theme.restyle?.(options);
	}

	stop(): void {
		for (const theme of this.#themes) theme.stop();
	}

	/** @throws when the map has no such theme */
	#find(id: string): MapTheme {
		const theme = this.#themes.find((candidate) => candidate.id === id);
		if (!theme) throw new Error(`No theme "${id}" among those of the map (src/lib/map/themes.ts)`);
		return theme;
	}
}
