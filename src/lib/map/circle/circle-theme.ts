/** The living circle on a map: what is drawn, how compounds are marked, and what a tap or a drag means. */
import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibre, SourceSpecification } from 'maplibre-gl';
import type { Compound } from '../../domain/circle/circle-data.ts';
import type { Bounds } from '../engine/camera.ts';
import { CircleHand, type HandHandlers } from './facility-drag.ts';
import { circleImages, compoundImage } from './circle-images.ts';
import { COMPOUND_LAYERS } from './circle-layers.ts';
import type { CircleMark } from './circle-palette.ts';
import {
	CANDIDATE_SOURCE,
	candidateFeatures,
	COMPOUND_SOURCE,
	compoundFeatures,
	DOOR_SOURCE,
	doorFeatures,
	type DrawnCandidate,
	type DrawnDoor,
	type DrawnFacility,
	FACILITY_SOURCE,
	facilityFeatures
} from './circle-source.ts';
import type { Mode } from '../marks/palette.ts';

const empty = (): SourceSpecification => ({ type: 'geojson', data: { type: 'FeatureCollection', features: [] } });

export const CIRCLE_SOURCES: Readonly<Record<string, SourceSpecification>> = {
	[COMPOUND_SOURCE]: empty(),
	[FACILITY_SOURCE]: empty(),
	[CANDIDATE_SOURCE]: empty(),
	[DOOR_SOURCE]: empty()
};

/** How compounds are marked: one level each, or none of them. */
export interface CompoundMarks {
	readonly by: CircleMark;
	readonly levels: Uint8Array;
}

export class CircleTheme {
	readonly #map: MapLibre;
	readonly #hand: CircleHand;
	#ready = false;
	/** What each source was last given: the same again would have the map read all its tiles anew. */
	readonly #given = new Map<string, string>();
	#compounds: readonly Compound[] | null = null;
	#facilities: readonly DrawnFacility[] = [];
	#candidates: readonly DrawnCandidate[] = [];
	#door: DrawnDoor | null = null;
	#marks: CompoundMarks | null = null;
	#by: CircleMark = 'missing';
	/** Level painted of each compound; -1 for none. */
	#painted = new Int8Array(0);
	#selected: number | null = null;
	#hovered: number | null = null;

	constructor(map: MapLibre) {
		this.#map = map;
		this.#hand = new CircleHand(map);
	}

	/** Call when the style is there and the theme is shown: its images are drawn, and what was set before. */
	start(mode: Mode): void {
		if (this.#ready) return;
		for (const { id, image, pixelRatio } of circleImages(mode)) this.#map.addImage(id, image, { pixelRatio });
		this.#ready = true;
		this.#given.clear();
		this.#drawCompounds();
		this.setFacilities(this.#facilities);
		this.setCandidates(this.#candidates);
		this.setDoor(this.#door);
	}

	stop(): void {
		this.#ready = false;
		this.#hand.release();
	}

	/** What taps and drags mean on the page at hand; null on pages of other themes. */
	handle(handlers: HandHandlers | null): void {
		this.#hand.handlers = handlers;
	}

	get selected(): number | null {
		return this.#selected;
	}

	setCompounds(compounds: readonly Compound[]): void {
		if (compounds === this.#compounds) return;
		this.#compounds = compounds;
		this.#drawCompounds();
	}

	#drawCompounds(): void {
		if (!this.#ready || !this.#compounds) return;
		void this.#source(COMPOUND_SOURCE)?.setData(compoundFeatures(this.#compounds));
		this.#map.removeFeatureState({ source: COMPOUND_SOURCE });
		this.#painted = new Int8Array(this.#compounds.length).fill(-1);
		this.paint(this.#marks);
		if (this.#selected !== null) this.#setCompound(this.#selected, { selected: true });
	}

	/** Only compounds whose level differs from what is painted are touched, and nothing is laid out anew. */
	paint(marks: CompoundMarks | null): void {
		this.#marks = marks;
		this.#hand.quiet = marks === null;
		if (!this.#ready) return;
		if (marks && marks.by !== this.#by) this.#changeMarks(marks.by);
		for (let compound = 0; compound < this.#painted.length; compound++) {
			const level = marks?.levels[compound] ?? -1;
			if (this.#painted[compound] === level) continue;
			this.#painted[compound] = level;
			this.#setCompound(compound, { level });
		}
	}

	#changeMarks(by: CircleMark): void {
		this.#by = by;
		for (const [level, layer] of COMPOUND_LAYERS.entries())
			this.#map.setLayoutProperty(layer, 'icon-image', compoundImage(by, level));
	}

	setFacilities(facilities: readonly DrawnFacility[]): void {
		this.#facilities = facilities;
		this.#hand.setFacilities(facilities);
		this.#give(FACILITY_SOURCE, facilityFeatures(facilities));
	}

	setCandidates(candidates: readonly DrawnCandidate[]): void {
		this.#candidates = candidates;
		this.#give(CANDIDATE_SOURCE, candidateFeatures(candidates));
	}

	setDoor(door: DrawnDoor | null): void {
		this.#door = door;
		this.#give(DOOR_SOURCE, doorFeatures(door));
	}

	select(id: number | null): void {
		if (id === this.#selected) return;
		if (this.#selected !== null) this.#setCompound(this.#selected, { selected: false });
		this.#selected = id;
		if (id !== null) this.#setCompound(id, { selected: true });
	}

	hover(id: number | null): void {
		if (id === this.#hovered) return;
		if (this.#hovered !== null) this.#setCompound(this.#hovered, { hover: false });
		this.#hovered = id;
		if (id !== null) this.#setCompound(id, { hover: true });
	}

	/** Box of the given compounds; of all of them without any. */
	boundsOf(ids: readonly number[]): Bounds | null {
		const wanted = ids.flatMap((id) => this.#compounds?.[id] ?? []);
		if (wanted.length === 0) return null;
		const [lons, lats] = [wanted.map(({ lon }) => lon), wanted.map(({ lat }) => lat)];
		return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
	}

	/** Box of what the door reaches. */
	doorBounds(): Bounds | null {
		const points = [...(this.#door?.outline ?? []).flat(2), ...(this.#door?.way ?? [])];
		if (points.length === 0) return null;
		const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
		for (const [lon, lat] of points) {
			bounds[0] = Math.min(bounds[0], lon);
			bounds[1] = Math.min(bounds[1], lat);
			bounds[2] = Math.max(bounds[2], lon);
			bounds[3] = Math.max(bounds[3], lat);
		}
		return bounds;
	}

	/** The marks follow the light. */
	redraw(mode: Mode): void {
		if (!this.#ready) return;
		for (const { id, image } of circleImages(mode)) this.#map.updateImage(id, image);
	}

	#setCompound(id: number, state: Record<string, unknown>): void {
		if (this.#ready) this.#map.setFeatureState({ source: COMPOUND_SOURCE, id }, state);
	}

	#give(id: string, features: FeatureCollection): void {
		const source = this.#source(id);
		const text = JSON.stringify(features);
		if (!source || this.#given.get(id) === text) return;
		this.#given.set(id, text);
		void source.setData(features);
	}

	#source(id: string): GeoJSONSource | undefined {
		return this.#ready ? this.#map.getSource<GeoJSONSource>(id) : undefined;
	}
}
