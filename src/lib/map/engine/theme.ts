/** The interface of a theme: planning, water and the living circle implement it. */
import type { LayerSpecification, Map as MapLibre, SourceSpecification } from 'maplibre-gl';
import type { Mode } from '../marks/palette.ts';
import type { Bounds } from './camera.ts';
import type { LayerId } from './zorder.ts';

/** Options that the style of every layer depends on. */
export interface StyleOptions {
	mode: Mode;
	language: string;
	townLanguage: string;
}

/**
 * Content of the map over the basemap; one theme is shown at a time. It accepts data at any time, also before the map
 * exists: a theme that is not on the map yet stores them until it is.
 */
export interface MapTheme {
	readonly id: string;
	/** Layers that react to the pointer, topmost first. */
	readonly hitLayers: readonly LayerId[];
	/** Id of the selected feature. */
	readonly selected: number | null;
	/** Its sources with the data known so far. Called once, before `layers`, when the theme is first shown. */
	sources(): Record<string, SourceSpecification>;
	/** Its layers; their paint and labels are compared and changed by the engine when the style options change. */
	layers(style: StyleOptions): LayerSpecification[];
	/** Called when sources and layers are on the map: draws data set since `sources`, and sets feature-state. */
	start(map: MapLibre, style: StyleOptions): void;
	/** Redraws its images that depend on the style options. */
	restyle?(style: StyleOptions): void;
	/** The map is removed. */
	stop(): void;
	/** Whether a feature under the pointer reacts; without this, each does. */
	isShown?(id: number): boolean;
	select(id: number | null): void;
	hover(id: number | null): void;
	/** Box of the given features that have a geometry; null without any. */
	boundsOf(ids: readonly number[]): Bounds | null;
}
