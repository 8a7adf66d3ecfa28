/**
 * The one map of the house. Imperative on purpose: layers are added once, in one order; afterwards only data,
 * feature-state and paint change. Browser only.
 */
import { type GeoJSONSource, Map as MapLibre, ScaleControl, type StyleSpecification } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { PlanningFeature } from '../../domain/planning/feature.ts';
import { type Basemap, BASEMAP_SOURCE, basemapFeatures } from '../basemap/basemap-data.ts';
import { labelTexts } from '../basemap/basemap-labels.ts';
import {
	type Bounds,
	boundsOf,
	flightDuration,
	type MapPadding,
	prefersReducedMotion,
	safePadding,
	widen
} from './camera.ts';
import { CircleTheme } from '../circle/circle-theme.ts';
import { drawFromFirstTile, startMaplibreWorker, withoutSky } from '../../vendor/maplibre.ts';
import { MarkImages } from '../marks/mark-images.ts';
import type { MapState } from '../planning/feature-state.ts';
import type { OnlineBasemap } from '../basemap/online-basemap.ts';
import { OnlineSwitch } from '../basemap/online-switch.ts';
import type { Mode } from '../marks/palette.ts';
import { listenToPointer } from './pointer.ts';
import { planningLabelText } from '../planning/planning-labels.ts';
import { openedFrom } from '../planning/planning-layers.ts';
import { PlanningPicture, PlanningView } from '../planning/planning-view.ts';
import type { Camera, MapContainer, MapTheme, TownMapOptions } from './town-map-options.ts';
import { ThemeLayers } from './theme-layers.ts';
import { hitLayers } from './themes.ts';
import { WaterTheme } from '../water/water-theme.ts';

export type { Camera, MapContainer, MapTheme, TownMapOptions } from './town-map-options.ts';

// While the page still makes the map.
startMaplibreWorker();

const NO_PANEL: MapPadding = { top: 24, right: 24, bottom: 40, left: 24 };

export class TownMap {
	/** The maplibre map: raw, because a proxy around it could not be sent to its worker. */
	map: MapLibre | null = $state.raw(null);
	readonly #map: MapLibre;
	readonly #images: MarkImages;
	readonly #planning: PlanningView;
	/** The water theme: what is on it and how it is coloured is told to it directly. */
	readonly water: WaterTheme;
	/** The living circle, in the same way. */
	readonly circle: CircleTheme;
	#theme: MapTheme;
	readonly #layers: ThemeLayers;
	readonly #online: OnlineSwitch;
	readonly #container: MapContainer;
	#options: TownMapOptions;
	#styleReady = false;

	constructor(container: MapContainer, options: TownMapOptions) {
		this.#container = container;
		this.#options = { ...options };
		this.#theme = options.theme;
		this.#layers = new ThemeLayers(options.theme, options);
		const picture = new PlanningPicture(this.#known, this.#symbolOf, options.states);
		this.#map = this.#make(picture);
		this.#images = new MarkImages(this.#map, options.mode);
		this.#planning = new PlanningView(this.#map, this.#symbolOf, picture);
		this.water = new WaterTheme(this.#map);
		this.circle = new CircleTheme(this.#map);
		this.#online = new OnlineSwitch(this.#map, options, (basemap) => this.#options.onOnlineFailure?.(basemap));
		this.#listen();
		container.townMap = this.#map;
		this.map = this.#map;
	}

	#make(picture: PlanningPicture): MapLibre {
		const { camera, label, bbox, locale } = this.#options;
		const map = new MapLibre({
			container: this.#container,
			style: this.#style(picture),
			...(camera ?? { bounds: this.#frame(), fitBoundsOptions: { padding: this.#padding() } }),
			maxBounds: widen([...bbox], 1.6),
			minZoom: 9,
			maxZoom: 19,
			maxPitch: 0,
			dragRotate: false,
			pitchWithRotate: false,
			attributionControl: false,
			// The style is ours and a test checks it: visitors do not have to.
			validateStyle: false,
			fadeDuration: prefersReducedMotion() ? 0 : 150,
			locale: { ...locale, 'Map.Title': label }
		});
		drawFromFirstTile(map);
		withoutSky(map);
		map.touchZoomRotate.disableRotation();
		map.keyboard.disableRotation();
		map.addControl(new ScaleControl({ maxWidth: 90, unit: 'metric' }), 'bottom-left');
		return map;
	}

	readonly #symbolOf = (kind: string): string => this.#options.symbolOf?.(kind) ?? '';

	/** No glyphs and no sprite: names are drawn with the reader's fonts, marks on a canvas. */
	#style(picture: PlanningPicture): StyleSpecification {
		return {
			version: 8,
			sources: {
				[BASEMAP_SOURCE]: { type: 'geojson', data: basemapFeatures(this.#options.basemap ?? {}), tolerance: 0.2 },
				...this.#layers.sources,
				...(this.#theme === 'planning' ? picture.sources : {})
			},
			layers: openedFrom(this.#layers.layers, picture.openings)
		};
	}

	/** The features that the map is made with: none where its first page shows something else. */
	get #known(): readonly PlanningFeature[] {
		return (this.#theme === 'planning' && this.#options.features) || [];
	}

	#listen(): void {
		const map = this.#map;
		map.once('style.load', () => {
			this.#styleReady = true;
			this.#start(this.#theme);
		});
		map.once('idle', () => (this.#container.dataset['ready'] = 'true'));
		map.on('moveend', (event) => {
			if ('arranged' in event) return;
			const { lng, lat } = map.getCenter();
			this.#options.onMove?.({ center: [lng, lat], zoom: map.getZoom() });
		});
		listenToPointer(map, {
			onHover: (id) => {
				this.#shown.hover(id);
				this.#options.onHover?.(id);
			},
			onSelect: (id) => this.#options.onSelect?.(id),
			layers: () => hitLayers[this.#theme],
			isShown: (id) => this.#theme !== 'planning' || this.#planning.isShown(id),
			selected: () => this.#shown.selected
		});
	}

	get #shown(): PlanningView | WaterTheme | CircleTheme {
		return this.#theme === 'planning' ? this.#planning : this[this.#theme];
	}

	/** Shows the layers of one theme and hides those of the others; the ground stays. */
	showTheme(theme: MapTheme): void {
		if (theme === this.#theme) return;
		this.#theme = theme;
		this.#whenStyled(() => {
			if (this.#layers.show(this.#map, this.#theme, this.#options)) this.#start(this.#theme);
		});
	}

	/** Once for each theme, when its layers are there. */
	#start(theme: MapTheme): void {
		const { mode, language } = this.#options;
		if (theme === 'water') return this.water.start(mode, language);
		if (theme === 'circle') return this.circle.start(mode);
		this.#planning.start();
	}

	/** At once when the style is there, else as soon as it is. */
	#whenStyled(action: () => void): void {
		if (this.#styleReady) action();
		else this.#map.once('style.load', action);
	}

	setBasemap(basemap: Basemap): void {
		this.#options.basemap = basemap;
		this.#whenStyled(() => void this.#map.getSource<GeoJSONSource>(BASEMAP_SOURCE)?.setData(basemapFeatures(basemap)));
	}

	setFeatures(features: readonly PlanningFeature[]): void {
		this.#planning.setFeatures(features);
	}

	updateFeature(feature: PlanningFeature): void {
		this.#planning.update(feature);
	}

	paintStates(states: ReadonlyMap<number, MapState>): void {
		this.#planning.paint(states);
	}

	select(id: number | null): void {
		this.#planning.select(id);
	}

	hover(id: number | null): void {
		this.#planning.hover(id);
	}

	/** Shows these features beside the panel; the whole town without any. */
	fit(ids: readonly number[] = [], maxZoom = 15.5): void {
		this.fitBounds(this.#shown.boundsOf(ids) ?? this.#frame(), maxZoom);
	}

	/** Shows a box beside the panel. */
	fitBounds(bounds: Bounds, maxZoom = 15.5): void {
		const duration = flightDuration(prefersReducedMotion());
		this.#map.fitBounds(bounds, { padding: this.#padding(), maxZoom, duration });
	}

	/** The same at once, and not as somebody's own choice of a place: `onMove` does not hear of it. */
	frame(ids: readonly number[]): void {
		const bounds = this.#shown.boundsOf(ids);
		if (bounds) this.#map.fitBounds(bounds, { padding: this.#padding(), duration: 0 }, { arranged: true });
	}

	flyTo(camera: Camera): void {
		this.#map.easeTo({ ...camera, duration: flightDuration(prefersReducedMotion()) });
	}

	/** @param steps zoom levels, negative to go farther away */
	zoomBy(steps: number): void {
		this.#map.easeTo({ zoom: this.#map.getZoom() + steps, duration: flightDuration(prefersReducedMotion()) });
	}

	/** Whether the middle of a feature is on the map and not under a panel. */
	isInSight(id: number): boolean {
		const bounds = this.#shown.boundsOf([id]);
		if (!bounds) return false;
		const [west, south, east, north] = bounds;
		const { x, y } = this.#map.project([(west + east) / 2, (south + north) / 2]);
		const { clientWidth, clientHeight } = this.#container;
		const { top, right, bottom, left } = this.#padding();
		return x >= left && x <= clientWidth - right && y >= top && y <= clientHeight - bottom;
	}

	/** How much of the map panels cover: the next flight keeps its target out from under them. */
	setPadding(padding: MapPadding): void {
		this.#options.padding = padding;
	}

	setMode(mode: Mode): void {
		if (mode === this.#options.mode) return;
		this.#options.mode = mode;
		this.#whenStyled(() => {
			this.#images.setMode(mode);
			this.#layers.repaint(this.#map, this.#options);
			this.water.redraw(this.#options.mode, this.#options.language);
			this.circle.redraw(this.#options.mode);
			this.#online.redraw(this.#options);
		});
	}

	setLanguage(language: string, words: { label: string; schematic: string }): void {
		const { label, schematic } = words;
		const same = language === this.#options.language && schematic === this.#options.schematic;
		Object.assign(this.#options, { language, label, schematic });
		this.#map.getCanvas().setAttribute('aria-label', label);
		if (same) return;
		this.#whenStyled(() => {
			for (const [id, text] of Object.entries(labelTexts(this.#options)))
				this.#map.setLayoutProperty(id, 'text-field', text);
			if (this.#layers.has('planning'))
				for (const id of ['planning-label', 'planning-label-selected'])
					this.#map.setLayoutProperty(id, 'text-field', planningLabelText(this.#options));
			if (this.#layers.has('water')) this.water.setLanguage(this.#options);
			this.#online.redraw(this.#options);
		});
	}

	/** @param basemap null for the drawn ground alone */
	setOnlineBasemap(basemap: OnlineBasemap | null): void {
		this.#whenStyled(() => void this.#online.show(basemap));
	}

	resize(): void {
		this.#map.resize();
	}

	destroy(): void {
		this.#planning.stop();
		this.water.stop();
		this.circle.stop();
		delete this.#container.townMap;
		delete this.#container.dataset['ready'];
		this.#map.remove();
		this.map = null;
	}

	/** The town as drawn, else its generous box. */
	#frame(): Bounds {
		const drawn = boundsOf(this.#options.basemap?.['boundary']?.features.map((feature) => feature.geometry) ?? []);
		return drawn ?? [...this.#options.bbox];
	}

	#padding(): MapPadding {
		const { clientWidth, clientHeight } = this.#container;
		return safePadding(this.#options.padding ?? NO_PANEL, clientWidth, clientHeight);
	}
}
