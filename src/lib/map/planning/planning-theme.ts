/** The planning theme: which features are drawn, in which state, and which one is selected. */
import type { Geometry, MultiPoint, Point } from 'geojson';
import type { LayerSpecification, Map as MapLibre, SourceSpecification } from 'maplibre-gl';
import type { PlanningFeature } from '../../domain/planning/feature.ts';
import { packedCollection } from '../../vendor/maplibre-packed-collection.ts';
import { type Bounds, boundsOf } from '../engine/camera.ts';
import { FeatureSource } from '../engine/feature-source.ts';
import { Highlight } from '../engine/highlight.ts';
import type { MapTheme, StyleOptions } from '../engine/theme.ts';
import { changedStates, type MapState } from './feature-state.ts';
import { initialDrawing, type InitialDrawing, statesInData } from './initial-drawing.ts';
import { labelFilter, roomFilter, selectedFilter } from './planning-labels.ts';
import { HIT_LAYERS, layerOpenings, openedFrom, planningLayers } from './planning-layers.ts';
import {
	COLLECTIVE_PROPERTIES,
	type MarkOptions,
	type MarkProperties,
	openingsOf,
	planningMark,
	planningMarks
} from './planning-marks.ts';
import { planningShape, planningShapes, type ShapeProperties } from './planning-shapes.ts';
import {
	drawnAlike,
	edgeZoom,
	isCrowded,
	PLANNING_MARKS_SOURCE,
	PLANNING_SOURCE,
	shapedAlike
} from './planning-source.ts';

/** Maximum number of features for an incremental update; more are replaced together. */
const MAX_SINGLE_CHANGES = 40;
/** Labels are placed again after a filter; colours do not wait for that. */
const LABEL_DELAY_MS = 120;
/** The highest zoom that a layer can have. */
const MAX_ZOOM = 24;

type Symbols = ReadonlyMap<string, string>;

export class PlanningTheme implements MapTheme {
	readonly id = 'planning';
	readonly hitLayers = HIT_LAYERS;
	readonly #shapes = new FeatureSource<Geometry, ShapeProperties>(PLANNING_SOURCE, ['phase']);
	readonly #marks = new FeatureSource<Point | MultiPoint, MarkProperties>(PLANNING_MARKS_SOURCE, COLLECTIVE_PROPERTIES);
	readonly #highlight = new Highlight((id, state) => this.#setState(id, state));
	/** Null until the layers are on the map. */
	#map: MapLibre | null = null;
	#initial: InitialDrawing | null = null;
	/** Whether features changed after the initial drawing and before `start`. */
	#isOutdated = false;
	#features: ReadonlyMap<number, PlanningFeature> = new Map();
	#symbols: Symbols = new Map();
	#crowded = false;
	#wanted: ReadonlyMap<number, MapState> = new Map();
	#painted = new Map<number, MapState>();
	#labelTimer: ReturnType<typeof setTimeout> | undefined;

	sources(): Record<string, SourceSpecification> {
		this.#initial = initialDrawing([...this.#features.values()], this.#symbolOf, this.#wanted);
		return this.#initial.sources;
	}

	layers(style: StyleOptions): LayerSpecification[] {
		const layers = planningLayers(style);
		return this.#initial ? openedFrom(layers, this.#initial.openings) : layers;
	}

	start(map: MapLibre): void {
		if (!this.#initial) return;
		const { shapes, marks, crowded, states } = this.#initial;
		this.#map = map;
		this.#shapes.start(map, shapes);
		this.#marks.start(map, marks);
		this.#crowded = crowded;
		this.#painted = new Map(states);
		if (this.#isOutdated) this.#draw();
		else {
			this.#paintAll();
			if (crowded) map.once('idle', this.#drawMarks);
		}
		map.setFilter('planning-label-selected', selectedFilter(this.selected));
	}

	stop(): void {
		clearTimeout(this.#labelTimer);
		this.#map = null;
	}

	get selected(): number | null {
		return this.#highlight.selected;
	}

	isShown(id: number): boolean {
		return this.#painted.get(id)?.shown ?? true;
	}

	boundsOf(ids: readonly number[]): Bounds | null {
		return boundsOf(ids.flatMap((id) => this.#features.get(id)?.geometry ?? []));
	}

	/**
	 * Only features whose geometry, name or kind differ are redrawn: the same features as of another date are not.
	 * @param symbols pictogram of each kind
	 */
	setFeatures(features: readonly PlanningFeature[], symbols: Symbols): void {
		const [before, next] = [this.#features, new Map(features.map((feature) => [feature.id, feature]))];
		const removed = [...before.keys()].filter((id) => !next.has(id));
		const changed = features.filter((feature) => !drawnAlike(before.get(feature.id), feature));
		this.#features = next;
		this.#symbols = symbols;
		const changes = removed.length + changed.length;
		if (!this.#map) this.#isOutdated ||= this.#initial !== null && changes > 0;
		else if (changes > MAX_SINGLE_CHANGES || (changes > 0 && before.size === 0)) this.#draw();
		else {
			for (const feature of changed) this.#redraw(before.get(feature.id), feature);
			this.#shapes.remove(removed);
			this.#marks.remove(removed);
		}
	}

	readonly #symbolOf = (kind: string): string => this.#symbols.get(kind) ?? '';

	#markOptions(): MarkOptions {
		return { symbolOf: this.#symbolOf, crowded: this.#crowded };
	}

	#draw(): void {
		const features = [...this.#features.values()];
		this.#crowded = isCrowded(features);
		this.#shapes.removeStates();
		this.#marks.removeStates();
		this.#painted = this.#crowded ? statesInData(features, this.#wanted) : new Map();
		this.#shapes.load(packedCollection(planningShapes(features, this.#painted)));
		this.#drawMarks();
		this.#paintAll();
	}

	readonly #drawMarks = (): void => {
		const marks = planningMarks([...this.#features.values()], this.#markOptions());
		for (const [id, zoom] of layerOpenings(openingsOf(marks, this.#crowded))) this.#setMinZoom(id, zoom);
		this.#marks.load(marks);
		// States that outlines have in their data, marks get as feature-state.
		if (this.#crowded) for (const [id, state] of this.#painted) this.#marks.setState(id, state);
	};

	#redraw(before: PlanningFeature | undefined, feature: PlanningFeature): void {
		if (!shapedAlike(before, feature)) this.#shapes.put(feature.id, planningShape(feature));
		const mark = planningMark(feature, this.#markOptions());
		if (mark) this.#openFor(mark.properties);
		this.#marks.put(feature.id, mark);
	}

	/** A new mark may need a lower minimum zoom of its layers. */
	#openFor({ mark_zoom = 0 }: MarkProperties): void {
		for (const [id, zoom] of layerOpenings({ mark_zoom, edge_zoom: edgeZoom(this.#crowded) }))
			this.#setMinZoom(id, Math.min(zoom, this.#map?.getLayer(id)?.minzoom ?? 0));
	}

	#setMinZoom(layer: string, zoom: number): void {
		if ((this.#map?.getLayer(layer)?.minzoom ?? 0) !== zoom) this.#map?.setLayerZoomRange(layer, zoom, MAX_ZOOM);
	}

	#paintAll(): void {
		this.paint(this.#wanted);
		this.#highlight.restore();
	}

	/** Recolours and filters by feature-state: only features whose state differs from the painted one are updated. */
	paint(states: ReadonlyMap<number, MapState>): void {
		this.#wanted = states;
		if (!this.#map) return;
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
			const shown = [...this.#marks.ids].filter((id) => this.isShown(id));
			const some = shown.length < this.#marks.size ? shown : null;
			this.#map?.setFilter('planning-label', labelFilter(some));
			this.#map?.setFilter('planning-room', roomFilter(some));
		}, LABEL_DELAY_MS);
	}

	select(id: number | null): void {
		if (this.#highlight.select(id)) this.#map?.setFilter('planning-label-selected', selectedFilter(id));
	}

	hover(id: number | null): void {
		this.#highlight.hover(id);
	}

	#setState(id: number, state: object): void {
		if (!this.#map) return;
		this.#shapes.setState(id, state);
		this.#marks.setState(id, state);
	}
}
