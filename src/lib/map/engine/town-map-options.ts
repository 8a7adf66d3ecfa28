/** What a map of the town is made from. */
import type { PlanningFeature } from '../../domain/planning/feature.ts';
import type { Map as MapLibre } from 'maplibre-gl';
import type { Basemap } from '../basemap/basemap-data.ts';
import type { Bounds, MapPadding } from './camera.ts';
import type { OnlineBasemap } from '../basemap/online-basemap.ts';
import type { MapState } from '../planning/feature-state.ts';
import type { Mode } from '../marks/palette.ts';

export interface Camera {
	center: [lon: number, lat: number];
	zoom: number;
}

/** What the map shows besides the ground; the page says which. */
export const MAP_THEMES = ['planning', 'water', 'circle'] as const;
export type MapTheme = (typeof MAP_THEMES)[number];

export interface TownMapOptions {
	bbox: Readonly<Bounds>;
	/** What the first page shows. */
	theme: MapTheme;
	/** Without a camera the town fills the frame. */
	camera?: Camera | null;
	padding?: MapPadding;
	mode: Mode;
	language: string;
	townLanguage: string;
	/** Accessible name of the canvas. */
	label: string;
	/** Set along the town line. */
	schematic: string;
	basemap?: Basemap;
	/** What is known already when the map is made: drawn with its style, without a second round to the worker. */
	features?: readonly PlanningFeature[];
	/** Of these features, by id. */
	states?: ReadonlyMap<number, MapState>;
	symbolOf?: (kind: string) => string;
	/** Words of maplibre's own controls, by its keys. */
	locale?: Record<string, string>;
	onSelect?: (id: number | null) => void;
	onHover?: (id: number | null) => void;
	onMove?: (camera: Camera) => void;
	onOnlineFailure?: (basemap: OnlineBasemap) => void;
}

/** The element that holds the map; tests ask the map what it really drew. */
export interface MapContainer extends HTMLElement {
	townMap?: MapLibre;
}
