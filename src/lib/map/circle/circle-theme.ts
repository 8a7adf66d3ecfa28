/** The theme of the living circle: compounds by their marks, facilities, candidates, and the reach of one origin. */
import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibre, SourceSpecification } from 'maplibre-gl';
import type { Compound } from '../../domain/circle/circle-data.ts';
import { type Bounds, boundsOf } from '../engine/camera.ts';
import { Emitter } from '../engine/emitter.ts';
import { Highlight } from '../engine/highlight.ts';
import type { MapTheme, StyleOptions } from '../engine/theme.ts';
import { circleImages, compoundImage } from './circle-images.ts';
import { CIRCLE_HIT_LAYERS, circleLayers, COMPOUND_LAYERS } from './circle-layers.ts';
import type { CircleMark } from './circle-palette.ts';
import {
	CANDIDATE_SOURCE,
	candidateFeatures,
	COMPOUND_SOURCE,
	compoundFeatures,
	type DrawnCandidate,
	type DrawnFacility,
	type DrawnOrigin,
	FACILITY_SOURCE,
	facilityFeatures,
	ORIGIN_SOURCE,
	originFeatures
} from './circle-source.ts';
import { type CircleEvents, FacilityDragHandler } from './facility-drag.ts';

const empty = (): SourceSpecification => ({ type: 'geojson', data: { type: 'FeatureCollection', features: [] } });

/** How compounds are marked: one level each. */
export interface CompoundMarks {
	readonly by: CircleMark;
	readonly levels: Uint8Array;
}

export class CircleTheme extends Emitter<CircleEvents> implements MapTheme {
	readonly id = 'circle';
	readonly hitLayers = CIRCLE_HIT_LAYERS;
	readonly #highlight = new Highlight((id, state) => this.#setCompound(id, state));
	readonly #drag = new FacilityDragHandler((type, detail) => this.emit(type, detail));
	/** Null until the layers are on the map. */
	#map: MapLibre | null = null;
	/** Last data of each source, as text: setting equal data would make the worker rebuild all tiles. */
	readonly #loaded = new Map<string, string>();
	#compounds: readonly Compound[] = [];
	#facilities: readonly DrawnFacility[] = [];
	#candidates: readonly DrawnCandidate[] = [];
	#origin: DrawnOrigin | null = null;
	#marks: CompoundMarks | null = null;
	#by: CircleMark = 'missing';
	/** Level painted of each compound; -1 for none. */
	#painted = new Int8Array(0);

	sources(): Record<string, SourceSpecification> {
		return {
			[COMPOUND_SOURCE]: empty(),
			[FACILITY_SOURCE]: empty(),
			[CANDIDATE_SOURCE]: empty(),
			[ORIGIN_SOURCE]: empty()
		};
	}

	readonly layers = circleLayers;

	start(map: MapLibre, { mode }: StyleOptions): void {
		for (const { id, image, pixelRatio } of circleImages(mode)) map.addImage(id, image, { pixelRatio });
		this.#map = map;
		this.#drag.start(map);
		if (this.#compounds.length > 0) this.#drawCompounds();
		this.setFacilities(this.#facilities);
		this.setCandidates(this.#candidates);
		this.setOrigin(this.#origin);
	}

	stop(): void {
		this.#map = null;
		this.#loaded.clear();
		this.#drag.cancel();
	}

	restyle({ mode }: StyleOptions): void {
		for (const { id, image } of circleImages(mode)) this.#map?.updateImage(id, image);
	}

	get selected(): number | null {
		return this.#highlight.selected;
	}

	select(id: number | null): void {
		this.#highlight.select(id);
	}

	hover(id: number | null): void {
		this.#highlight.hover(id);
	}

	/** Whether facilities can be dragged. */
	setDraggable(draggable: boolean): void {
		this.#drag.draggable = draggable;
	}

	setCompounds(compounds: readonly Compound[]): void {
		if (compounds === this.#compounds) return;
		this.#compounds = compounds;
		this.#drawCompounds();
	}

	#drawCompounds(): void {
		if (!this.#map) return;
		void this.#map.getSource<GeoJSONSource>(COMPOUND_SOURCE)?.setData(compoundFeatures(this.#compounds));
		this.#map.removeFeatureState({ source: COMPOUND_SOURCE });
		this.#painted = new Int8Array(this.#compounds.length).fill(-1);
		this.paint(this.#marks);
		this.#highlight.restore();
	}

	/** Marks compounds by feature-state: only those whose level differs from the painted one are updated; null for dots. */
	paint(marks: CompoundMarks | null): void {
		this.#marks = marks;
		this.#drag.compoundsAreDots = marks === null;
		if (!this.#map) return;
		if (marks && marks.by !== this.#by) this.#changeMarks(this.#map, marks.by);
		for (let compound = 0; compound < this.#painted.length; compound++) {
			const level = marks?.levels[compound] ?? -1;
			if (this.#painted[compound] === level) continue;
			this.#painted[compound] = level;
			this.#setCompound(compound, { level });
		}
	}

	#changeMarks(map: MapLibre, by: CircleMark): void {
		this.#by = by;
		for (const [level, layer] of COMPOUND_LAYERS.entries())
			map.setLayoutProperty(layer, 'icon-image', compoundImage(by, level));
	}

	setFacilities(facilities: readonly DrawnFacility[]): void {
		this.#facilities = facilities;
		this.#load(FACILITY_SOURCE, facilityFeatures(facilities));
	}

	setCandidates(candidates: readonly DrawnCandidate[]): void {
		this.#candidates = candidates;
		this.#load(CANDIDATE_SOURCE, candidateFeatures(candidates));
	}

	setOrigin(origin: DrawnOrigin | null): void {
		this.#origin = origin;
		this.#load(ORIGIN_SOURCE, originFeatures(origin));
	}

	boundsOf(ids: readonly number[]): Bounds | null {
		const wanted = ids.flatMap((id) => this.#compounds[id] ?? []);
		return boundsOfPoints(wanted.map(({ lon, lat }) => [lon, lat]));
	}

	/** Box of the streets reached from the origin. */
	originBounds(): Bounds | null {
		return boundsOfPoints([...(this.#origin?.outline ?? []).flat(2), ...(this.#origin?.way ?? [])]);
	}

	#setCompound(id: number, state: object): void {
		this.#map?.setFeatureState({ source: COMPOUND_SOURCE, id }, state);
	}

	#load(source: string, features: FeatureCollection): void {
		if (!this.#map) return;
		const text = JSON.stringify(features);
		if (this.#loaded.get(source) === text) return;
		this.#loaded.set(source, text);
		void this.#map.getSource<GeoJSONSource>(source)?.setData(features);
	}
}

function boundsOfPoints(points: readonly (readonly [lon: number, lat: number])[]): Bounds | null {
	return boundsOf([{ type: 'MultiPoint', coordinates: points.map(([lon, lat]) => [lon, lat]) }]);
}
