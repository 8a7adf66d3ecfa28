/** The planning theme on a map: which features are drawn, in which state, and which one is chosen. */
import type { Map as MapLibre, SourceSpecification } from 'maplibre-gl';
import type { PlanningFeature } from '../../domain/planning/feature.ts';
import { type Bounds, boundsOf } from '../engine/camera.ts';
import { FeatureSource } from '../engine/feature-source.ts';
import { changedStates, type MapState } from './feature-state.ts';
import { packedCollection } from '../../vendor/maplibre-packed-collection.ts';
import { labelFilter, roomFilter, selectedFilter } from './planning-labels.ts';
import { layerOpenings } from './planning-layers.ts';
import {
	marksSource,
	openingsOf,
	planningMark,
	planningMarks,
	SET_FOR_ALL,
	type MarkProperties,
	type PlanningMarks
} from './planning-marks.ts';
import { planningShape, planningShapes, shapesSource } from './planning-shapes.ts';
import {
	drawnAlike,
	edgeZoom,
	isCrowded,
	isOutlined,
	type Openings,
	PLANNING_MARKS_SOURCE,
	PLANNING_SOURCE,
	shapedAlike
} from './planning-source.ts';

/** Up to so many features are exchanged one by one; more are loaded together. */
const FEW_CHANGES = 40;
/** Labels are laid out anew after a filter; colours do not wait for that. */
const LABEL_DELAY_MS = 120;
/** The highest zoom that a layer can have. */
const MAX_ZOOM = 24;
const NO_MARKS: PlanningMarks = { type: 'FeatureCollection', features: [] };

/** What a map of these features is made with. */
export class PlanningPicture {
	readonly features: readonly PlanningFeature[];
	readonly crowded: boolean;
	readonly shapes;
	/** Where thousands of marks wait for a closer look, the first picture does not wait for them. */
	readonly marks: PlanningMarks;
	readonly openings: Openings;
	/** States that are in the picture and need not be told. */
	readonly told: ReadonlyMap<number, MapState>;

	constructor(
		features: readonly PlanningFeature[],
		symbolOf: (kind: string) => string,
		states: ReadonlyMap<number, MapState> = new Map()
	) {
		this.features = features;
		this.crowded = isCrowded(features);
		this.told = this.crowded ? broughtAlong(features, states) : new Map();
		this.shapes = planningShapes(features, this.told);
		this.marks = this.crowded ? NO_MARKS : planningMarks(features, { symbolOf, crowded: false });
		this.openings = openingsOf(this.marks, this.crowded);
	}

	get sources(): Record<string, SourceSpecification> {
		return { [PLANNING_SOURCE]: shapesSource(this.shapes), [PLANNING_MARKS_SOURCE]: marksSource(this.marks) };
	}
}

/** Thousands of outlines that pass the filter bring their state along: to tell each its own would keep them waiting. */
function broughtAlong(
	features: readonly PlanningFeature[],
	states: ReadonlyMap<number, MapState>
): Map<number, MapState> {
	const along = new Map<number, MapState>();
	for (const feature of features) {
		const state = states.get(feature.id);
		if (state?.shown && isOutlined(feature)) along.set(feature.id, state);
	}
	return along;
}

export class PlanningView {
	readonly #map: MapLibre;
	readonly #symbolOf: (kind: string) => string;
	readonly #shapes;
	readonly #marks;
	#ready = false;
	#features = new Map<number, PlanningFeature>();
	#painted: Map<number, MapState>;
	#wanted: ReadonlyMap<number, MapState> = new Map();
	#selected: number | null = null;
	#hovered: number | null = null;
	#labelTimer: ReturnType<typeof setTimeout> | undefined;
	#crowded = false;
	/** Whether features were set that the map could not take yet. */
	#behind = false;

	/** @param picture what the map was made with: it is in its style already */
	constructor(map: MapLibre, symbolOf: (kind: string) => string, picture: PlanningPicture) {
		this.#map = map;
		this.#symbolOf = symbolOf;
		this.#features = new Map(picture.features.map((feature) => [feature.id, feature]));
		this.#crowded = picture.crowded;
		this.#painted = new Map(picture.told);
		this.#shapes = new FeatureSource(map, PLANNING_SOURCE, picture.shapes, ['phase']);
		this.#marks = new FeatureSource(map, PLANNING_MARKS_SOURCE, picture.marks, SET_FOR_ALL);
	}

	/** Call when the style is there: what was set before is drawn now. */
	start(): void {
		this.#ready = true;
		if (this.#behind) this.#draw();
		else {
			this.#paintAll();
			if (this.#crowded) this.#map.once('idle', this.#drawMarks);
		}
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
		this.#shapes.remove(gone);
		this.#marks.remove(gone);
		this.#features = next;
	}

	#draw(): void {
		this.#behind = !this.#ready;
		if (this.#behind) return;
		const features = [...this.#features.values()];
		this.#crowded = isCrowded(features);
		this.#shapes.removeStates();
		this.#marks.removeStates();
		this.#painted = this.#crowded ? broughtAlong(features, this.#wanted) : new Map();
		this.#shapes.load(packedCollection(planningShapes(features, this.#painted)));
		this.#drawMarks();
		this.#paintAll();
	}

	readonly #drawMarks = (): void => {
		if (!this.#ready) return;
		const options = { symbolOf: this.#symbolOf, crowded: this.#crowded };
		const marks = planningMarks([...this.#features.values()], options);
		for (const [id, zoom] of layerOpenings(openingsOf(marks, this.#crowded))) this.#open(id, zoom);
		this.#marks.load(marks);
		// What the outlines brought along, their marks have to be told.
		if (this.#crowded) for (const [id, state] of this.#painted) this.#marks.setState(id, state);
	};

	/** One more mark: layers that waited for all others may have to draw this one sooner. */
	#openFor({ mark_zoom = 0 }: MarkProperties): void {
		for (const [id, zoom] of layerOpenings({ mark_zoom, edge_zoom: edgeZoom(this.#crowded) }))
			this.#open(id, Math.min(zoom, this.#map.getLayer(id)?.minzoom ?? 0));
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
		this.#behind ||= !this.#ready;
		if (!this.#ready) return;
		if (!shapedAlike(before, feature)) this.#shapes.put(feature.id, planningShape(feature));
		const mark = planningMark(feature, { symbolOf: this.#symbolOf, crowded: this.#crowded });
		if (mark) this.#openFor(mark.properties);
		this.#marks.put(feature.id, mark);
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
			const shown = [...this.#marks.ids].filter((id) => this.isShown(id));
			const some = shown.length < this.#marks.size ? shown : null;
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
		if (!this.#ready) return;
		this.#shapes.setState(id, state);
		this.#marks.setState(id, state);
	}
}
