/**
 * The one map of the application, over maplibre-gl. Imperative on purpose: layers are added once, in one order;
 * afterwards only data, feature-state, paint and labels change. Browser only.
 */
import { GPUInitializationError, type GeoJSONSource, Map as MapLibre, ScaleControl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import { drawFromFirstTile, startMaplibreWorker, withoutSky } from '../../vendor/maplibre.ts';
import { type Basemap, BASEMAP_SOURCE, basemapFeatures } from '../basemap/basemap-data.ts';
import type { BasemapOptions } from '../basemap/basemap-expressions.ts';
import type { OnlineBasemap } from '../../domain/shared/online-basemap.ts';
import { OnlineSwitch } from '../basemap/online-switch.ts';
import { MarkImages } from '../marks/mark-images.ts';
import {
	type Bounds,
	boundsOf,
	flightDuration,
	type MapPadding,
	prefersReducedMotion,
	safePadding,
	widen
} from './camera.ts';
import { Emitter } from './emitter.ts';
import { copyPicture, settled } from './map-picture.ts';
import { listenToPointer } from './pointer.ts';
import { ThemeLayers } from './theme-layers.ts';
import type { MapTheme } from './theme.ts';

// While the page still makes the map.
startMaplibreWorker();

export interface Camera {
	center: [lon: number, lat: number];
	zoom: number;
}

/** Content of the map; see `update` for what may change. */
export interface TownMapOptions extends BasemapOptions {
	bbox: Readonly<Bounds>;
	basemap: Basemap;
	/** Id of the theme that is shown. */
	theme: string;
	/** Online basemap over the schematic one. */
	online: OnlineBasemap | null;
	/** Initial camera; null for the whole town. */
	camera: Camera | null;
	/** Padding covered by panels: the next flight keeps its target out from under them. */
	padding: MapPadding;
	/** Accessible name of the canvas. */
	label: string;
}

export interface TownMapEvents {
	/** A click; null where it hit no feature. */
	select: number | null;
	/** The pointer entered a feature; null when it left the last one. */
	hover: number | null;
	/** The camera moved, other than by `frame`. */
	move: Camera;
	/** An online basemap could not be reached: the schematic one is shown instead. */
	basemapfailure: OnlineBasemap;
}

/** The element of the map; tests query its maplibre map. */
export interface MapContainer extends HTMLElement {
	townMap?: MapLibre;
}

const STYLE_OPTIONS = ['mode', 'language', 'townLanguage', 'schematic'] as const;

/** @returns null where WebGL2 is missing: maplibre has no fallback, and a separate check would cost more */
export function createTownMap(
	container: MapContainer,
	themes: readonly MapTheme[],
	options: TownMapOptions
): TownMap | null {
	try {
		return new TownMap(container, themes, options);
	} catch (error) {
		if (error instanceof GPUInitializationError) return null;
		throw error;
	}
}

export class TownMap extends Emitter<TownMapEvents> {
	readonly map: MapLibre;
	/** Resolves when sources and layers can be added. */
	readonly styled: Promise<void>;
	readonly #container: MapContainer;
	readonly #layers: ThemeLayers;
	readonly #images: MarkImages;
	readonly #online: OnlineSwitch;
	#options: TownMapOptions;
	/** The applied options; null until the style is loaded. */
	#applied: TownMapOptions | null = null;

	constructor(container: MapContainer, themes: readonly MapTheme[], options: TownMapOptions) {
		super();
		this.#container = container;
		this.#options = options;
		this.#layers = new ThemeLayers(themes, options.theme, options);
		this.map = this.#make();
		this.#images = new MarkImages(this.map, options.mode);
		this.#online = new OnlineSwitch(this.map, options, (basemap) => this.emit('basemapfailure', basemap));
		this.styled = new Promise((resolve) => {
			this.map.once('style.load', () => {
				this.#applied = { ...options, online: null };
				this.#layers.start(this.map, options);
				this.#apply();
				resolve();
			});
		});
		this.#listen();
		container.townMap = this.map;
	}

	#make(): MapLibre {
		const { camera, label, bbox, basemap } = this.#options;
		const map = new MapLibre({
			container: this.#container,
			// No glyphs and no sprite: names are drawn with the user's fonts, marks on a canvas.
			style: {
				version: 8,
				sources: {
					[BASEMAP_SOURCE]: { type: 'geojson', data: basemapFeatures(basemap), tolerance: 0.2 },
					...this.#layers.sources
				},
				layers: [...this.#layers.layers]
			},
			...(camera ?? { bounds: this.#townBounds(), fitBoundsOptions: { padding: this.#padding() } }),
			maxBounds: widen([...bbox], 1.6),
			minZoom: 9,
			maxZoom: 19,
			maxPitch: 0,
			dragRotate: false,
			pitchWithRotate: false,
			attributionControl: false,
			// The unit tests validate the style: it is not validated again at run time.
			validateStyle: false,
			fadeDuration: prefersReducedMotion() ? 0 : 150,
			locale: { 'Map.Title': label }
		});
		drawFromFirstTile(map);
		withoutSky(map);
		map.touchZoomRotate.disableRotation();
		map.keyboard.disableRotation();
		map.addControl(new ScaleControl({ maxWidth: 90, unit: 'metric' }), 'bottom-left');
		return map;
	}

	#listen(): void {
		this.map.once('idle', () => (this.#container.dataset['ready'] = 'true'));
		this.map.on('moveend', (event) => {
			if (!('byFrame' in event)) this.emit('move', { center: this.center, zoom: this.map.getZoom() });
		});
		listenToPointer(this.map, {
			theme: () => this.#layers.shown,
			onHover: (id) => {
				this.#layers.shown.hover(id);
				this.emit('hover', id);
			},
			onSelect: (id) => this.emit('select', id)
		});
	}

	/** Applies changed options; `camera` and `bbox` are read only at creation. */
	update(options: TownMapOptions): void {
		if (options.label !== this.#options.label) this.map.getCanvas().setAttribute('aria-label', options.label);
		this.#options = options;
		this.#apply();
	}

	#apply(): void {
		if (!this.#applied) return;
		const [before, now] = [this.#applied, this.#options];
		this.#applied = now;
		if (now.basemap !== before.basemap)
			void this.map.getSource<GeoJSONSource>(BASEMAP_SOURCE)?.setData(basemapFeatures(now.basemap));
		if (now.mode !== before.mode) this.#images.setMode(now.mode);
		if (STYLE_OPTIONS.some((option) => now[option] !== before[option])) {
			this.#layers.restyle(this.map, now);
			this.#online.restyle(now);
		}
		if (now.theme !== before.theme) this.#layers.show(this.map, now.theme, now);
		if (now.online !== before.online) void this.#online.show(now.online);
	}

	get center(): [lon: number, lat: number] {
		const { lng, lat } = this.map.getCenter();
		return [lng, lat];
	}

	/** Shows these features beside the panel; the whole town without any. */
	fit(ids: readonly number[] = [], maxZoom = 15.5): void {
		this.fitBounds(this.#layers.shown.boundsOf(ids) ?? this.#townBounds(), maxZoom);
	}

	/** Shows a box beside the panel. */
	fitBounds(bounds: Bounds, maxZoom = 15.5): void {
		const duration = flightDuration(prefersReducedMotion());
		this.map.fitBounds(bounds, { padding: this.#padding(), maxZoom, duration });
	}

	/** The same at once, and without a `move` event: the movement was not the user's. */
	frame(ids: readonly number[]): void {
		const bounds = this.#layers.shown.boundsOf(ids);
		if (bounds) this.map.fitBounds(bounds, { padding: this.#padding(), duration: 0 }, { byFrame: true });
	}

	flyTo(camera: Camera): void {
		this.map.easeTo({ ...camera, duration: flightDuration(prefersReducedMotion()) });
	}

	/** @param steps zoom levels, negative to zoom out */
	zoomBy(steps: number): void {
		this.map.easeTo({ zoom: this.map.getZoom() + steps, duration: flightDuration(prefersReducedMotion()) });
	}

	/** Whether the middle of a feature is on the map and not under a panel. */
	isInSight(id: number): boolean {
		const bounds = this.#layers.shown.boundsOf([id]);
		if (!bounds) return false;
		const [west, south, east, north] = bounds;
		const { x, y } = this.map.project([(west + east) / 2, (south + north) / 2]);
		const { clientWidth, clientHeight } = this.#container;
		const { top, right, bottom, left } = this.#padding();
		return x >= left && x <= clientWidth - right && y >= top && y <= clientHeight - bottom;
	}

	/** @returns whether there was a frame to copy */
	copyPicture(into: HTMLCanvasElement): boolean {
		return copyPicture(this.map, into);
	}

	/** Resolves when the map has drawn everything. */
	settled(): Promise<void> {
		return settled(this.map);
	}

	destroy(): void {
		this.#layers.stop();
		delete this.#container.townMap;
		delete this.#container.dataset['ready'];
		this.map.remove();
	}

	/** The town boundary, else the town's box. */
	#townBounds(): Bounds {
		const { basemap, bbox } = this.#options;
		return boundsOf(basemap['boundary']?.features.map(({ geometry }) => geometry) ?? []) ?? [...bbox];
	}

	#padding(): MapPadding {
		const { clientWidth, clientHeight } = this.#container;
		return safePadding(this.#options.padding, clientWidth, clientHeight);
	}
}
