/** The planning theme on a map: which features are drawn, in which state, and which one is chosen. */
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { PlanningFeature } from '../domain/planning.ts';
import { type Bounds, boundsOf } from './camera.ts';
import { changedStates, type MapState } from './map-state.ts';
import { labelFilter, roomFilter, selectedFilter } from './planning-labels.ts';
import { layerOpenings } from './planning-layers.ts';
import {
	drawnAlike,
	edgeZoom,
	isCrowded,
	isPlaced,
	openingsOf,
	OPTIONAL_PROPERTIES,
	planningFeature,
	planningFeatures,
	PLANNING_SOURCE
} from './planning-source.ts';

/** Up to so many features are exchanged one by one; more are loaded together. */
const FEW_CHANGES = 40;
/** Labels are laid out anew after a filter; colours do not wait for that. */
const LABEL_DELAY_MS = 120;
/** The highest zoom that a layer can have. */
const MAX_ZOOM = 24;

export class PlanningView {
	readonly #map: MapLibre;
	readonly #symbolOf: (kind: string) => string;
	#ready = false;
	#features = new Map<number, PlanningFeature>();
	#drawn = new Set<number>();
	#painted = new Map<number, MapState>();
	#wanted: ReadonlyMap<number, MapState> = new Map();
	#selected: number | null = null;
	#hovered: number | null = null;
	#labelTimer: ReturnType<typeof setTimeout> | undefined;
	#crowded = false;
	/** Whether features were set that the map could not take yet. */
	#behind = false;

	/** @param drawn features that the map was made with: they are in its style already */
	constructor(map: MapLibre, symbolOf: (kind: string) => string, drawn: readonly PlanningFeature[]) {
		this.#map = map;
		this.#symbolOf = symbolOf;
		this.#features = new Map(drawn.map((feature) => [feature.id, feature]));
		this.#drawn = new Set(drawn.filter(isPlaced).map(({ id }) => id));
		this.#crowded = isCrowded(drawn);
	}

	/** Call when the style is there: what was set before is drawn now. */
	start(): void {
		this.#ready = true;
		if (this.#behind) this.#draw();
		else this.#paintAll();
		this.#map.setFilter('planning-label-selected', selectedFilter(this.#selected));
	}

	stop(): void {
		clearTimeout(this.#labelTimer);
		this.#ready = false;
	}

	get selected(): number | null {
		return this.#selected;
	}

	isShown(id: number): boolean {
		return this.#painted.get(id)?.shown ?? true;
	}

	/** Box of those of the given features that have a place. */
	boundsOf(ids: readonly number[]): Bounds | null {
		return boundsOf(ids.flatMap((id) => this.#features.get(id)?.geometry ?? []));
	}

	/** What is drawn anew is only what differs in place, name or kind: the same features as of another date are not. */
	setFeatures(features: readonly PlanningFeature[]): void {
		const next = new Map(features.map((feature) => [feature.id, feature]));
		const gone = [...this.#features.keys()].filter((id) => !next.has(id));
		const changed = features.filter((feature) => !drawnAlike(this.#features.get(feature.id), feature));
		const changes = gone.length + changed.length;
		const afresh = changes > FEW_CHANGES || (changes > 0 && (this.#features.size === 0 || !this.#ready));
		if (afresh) {
			this.#features = next;
			return this.#draw();
		}
		for (const feature of changed) this.update(feature);
		for (const id of gone) this.#drawn.delete(id);
		if (gone.length > 0) void this.#source()?.updateData({ remove: gone });
		this.#features = next;
	}

	#draw(): void {
		this.#behind = !this.#ready;
		if (this.#behind) return;
		const data = planningFeatures([...this.#features.values()], { symbolOf: this.#symbolOf });
		this.#drawn = new Set(data.features.map((feature) => Number(feature.id)));
		this.#crowded = isCrowded([...this.#features.values()]);
		for (const [id, zoom] of layerOpenings(openingsOf(data, this.#crowded))) this.#open(id, zoom);
		this.#map.removeFeatureState({ source: PLANNING_SOURCE });
		this.#painted.clear();
		void this.#source()?.setData(data);
		this.#paintAll();
	}

	#open(layer: string, zoom: number): void {
		if ((this.#map.getLayer(layer)?.minzoom ?? 0) !== zoom) this.#map.setLayerZoomRange(layer, zoom, MAX_ZOOM);
	}

	#paintAll(): void {
		this.paint(this.#wanted);
		for (const [id, key] of [
			[this.#selected, 'selected'],
			[this.#hovered, 'hover']
		] as const)
			if (id !== null) this.#setState(id, { [key]: true });
	}

	/** One feature changed its place, name or kind; its stage goes through `paint`. */
	update(feature: PlanningFeature): void {
		const before = this.#features.get(feature.id);
		this.#features.set(feature.id, feature);
		const source = this.#source();
		this.#behind ||= !source;
		if (!source) return;
		const drawn = planningFeature(feature, { symbolOf: this.#symbolOf }, this.#crowded);
		if (!drawn) {
			this.#drawn.delete(feature.id);
			void source.updateData({ remove: [feature.id] });
		} else if (this.#drawn.has(feature.id)) {
			const addOrUpdateProperties = Object.entries(drawn.properties)
				.filter(([key]) => !SET_FOR_ALL.has(key))
				.map(([key, value]) => ({ key, value }));
			// A name that is gone in one language would otherwise stay on the map.
			const goneNames = Object.keys(before?.name ?? {})
				.filter((language) => !(language in feature.name))
				.map((language) => `name_${language}`);
			const goneProperties = OPTIONAL_PROPERTIES.filter((key) => !(key in drawn.properties) && !SET_FOR_ALL.has(key));
			const removeProperties = [...goneNames, ...goneProperties];
			const change = { id: feature.id, newGeometry: drawn.geometry, removeProperties, addOrUpdateProperties };
			void source.updateData({ update: [change] });
		} else {
			this.#drawn.add(feature.id);
			const { mark_zoom = 0 } = drawn.properties;
			for (const [id, zoom] of layerOpenings({ mark_zoom, edge_zoom: edgeZoom(this.#crowded) }))
				this.#open(id, Math.min(zoom, this.#map.getLayer(id)?.minzoom ?? 0));
			void source.updateData({ add: [drawn] });
		}
	}

	/** Recolours and filters: only features whose state differs from what is painted are touched. */
	paint(states: ReadonlyMap<number, MapState>): void {
		this.#wanted = states;
		if (!this.#ready) return;
		let visibilityChanged = false;
		for (const [id, state] of changedStates(this.#painted, states)) {
			visibilityChanged ||= this.isShown(id) !== state.shown;
			this.#painted.set(id, state);
			this.#setState(id, state);
		}
		if (visibilityChanged) this.#scheduleLabels();
	}

	/** Labels of hidden features must make room. That is a new layout, so it follows the colours a moment later. */
	#scheduleLabels(): void {
		clearTimeout(this.#labelTimer);
		this.#labelTimer = setTimeout(() => {
			const shown = [...this.#drawn].filter((id) => this.isShown(id));
			const some = shown.length < this.#drawn.size ? shown : null;
			this.#map.setFilter('planning-label', labelFilter(some));
			this.#map.setFilter('planning-room', roomFilter(some));
		}, LABEL_DELAY_MS);
	}

	select(id: number | null): void {
		if (id === this.#selected) return;
		if (this.#selected !== null) this.#setState(this.#selected, { selected: false });
		this.#selected = id;
		if (id !== null) this.#setState(id, { selected: true });
		if (this.#ready) this.#map.setFilter('planning-label-selected', selectedFilter(id));
	}

	hover(id: number | null): void {
		if (id === this.#hovered) return;
		if (this.#hovered !== null) this.#setState(this.#hovered, { hover: false });
		this.#hovered = id;
		if (id !== null) this.#setState(id, { hover: true });
	}

	#setState(id: number, state: Partial<MapState> & { selected?: boolean; hover?: boolean }): void {
		if (this.#ready) this.#map.setFeatureState({ source: PLANNING_SOURCE, id }, state);
	}

	#source(): GeoJSONSource | undefined {
		return this.#ready ? this.#map.getSource<GeoJSONSource>(PLANNING_SOURCE) : undefined;
	}
}

/** Worked out for all features together, by their neighbours: an update of one leaves them. */
const SET_FOR_ALL: ReadonlySet<string> = new Set(['shift_px', 'shift_deg', 'mark_zoom']);
