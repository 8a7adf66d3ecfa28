/** What the engine knows of a theme: the interface that planning, water and the living circle implement. */
import type { LayerSpecification, Map as MapLibre, SourceSpecification } from 'maplibre-gl';
import type { Mode } from '../marks/palette.ts';
import type { Bounds } from './camera.ts';
import type { LayerId } from './zorder.ts';

/** What the style of every layer depends on. */
export interface StyleOptions {
	mode: Mode;
	language: string;
	townLanguage: string;
}

/**
 * What the map shows over the basemap; one theme is shown at a time. It takes its data at any time, before the map exists
 * as well: a theme that is not on the map yet keeps them until it is.
 */
export interface MapTheme {
	readonly id: string;
	/** Layers that answer the pointer, topmost first. */
	readonly hitLayers: readonly LayerId[];
	/** Id of the selected feature. */
	readonly selected: number | null;
	/** Its sources with the data known so far. Called once, before `layers`, when the theme is first shown. */
	sources(): Record<string, SourceSpecification>;
	/** Its layers; their paint and labels are compared and changed by the engine when the style options change. */
	layers(style: StyleOptions): LayerSpecification[];
	/** Sources and layers are on the map: what was set since `sources` is drawn, and feature-state is set. */
	start(map: MapLibre, style: StyleOptions): void;
	/** Draws images of its own anew that depend on the style options. */
	restyle?(style: StyleOptions): void;
	/** The map is removed. */
	stop(): void;
	/** Whether a feature under the pointer answers; without this, each does. */
	isShown?(id: number): boolean;
	select(id: number | null): void;
	hover(id: number | null): void;
	/** Box of those of the given features that have a place; null without any. */
	boundsOf(ids: readonly number[]): Bounds | null;
}
