/** The water theme on a map: what is drawn, in which state, and which section is chosen. */
import type { GeoJSONSource, Map as MapLibre, SourceSpecification } from 'maplibre-gl';
import { type Bounds, boundsOf } from '../engine/camera.ts';
import type { Mode } from '../marks/palette.ts';
import { waterImages } from './water-images.ts';
import { sectionLabelText, WATER_LABELS, type WaterLayerOptions } from './water-layers.ts';
import {
	OUTFALL_IDS_FROM,
	OUTFALL_SOURCE,
	outfallFeatures,
	outfallMapId,
	RIVER_SOURCE,
	riverFeatures,
	SECTION_SOURCE,
	sectionFeatures,
	type WaterFeatures
} from './water-source.ts';
import type { WaterStates } from './section-state.ts';

const EMPTY = { type: 'FeatureCollection', features: [] } as const;

export const WATER_SOURCES: Readonly<Record<string, SourceSpecification>> = {
	[RIVER_SOURCE]: { type: 'geojson', data: { ...EMPTY, features: [] }, promoteId: 'slug' },
	[SECTION_SOURCE]: { type: 'geojson', data: { ...EMPTY, features: [] } },
	[OUTFALL_SOURCE]: { type: 'geojson', data: { ...EMPTY, features: [] } }
};

export class WaterTheme {
	readonly #map: MapLibre;
	#ready = false;
	#features: WaterFeatures | null = null;
	#wanted: WaterStates | null = null;
	#painted = new Map<string, string | null>();
	#selected: number | null = null;
	#hovered: number | null = null;

	constructor(map: MapLibre) {
		this.#map = map;
	}

	/** Call when the style is there: what was set before is drawn now. */
	start(mode: Mode, language: string): void {
		for (const { id, image, pixelRatio } of waterImages(mode, language)) this.#map.addImage(id, image, { pixelRatio });
		this.#ready = true;
		this.#draw();
	}

	stop(): void {
		this.#ready = false;
	}

	get selected(): number | null {
		return this.#selected;
	}

	setFeatures(features: WaterFeatures): void {
		if (features === this.#features) return;
		this.#features = features;
		this.#draw();
	}

	/** @param ids of sections, and of outfalls as `outfallMapId` makes them */
	boundsOf(ids: readonly number[]): Bounds | null {
		const wanted = new Set(ids);
		const { sections = [], outfalls = [] } = this.#features ?? {};
		return boundsOf([
			...sections.flatMap(({ id, geometry }) => (wanted.has(id) && geometry) || []),
			...outfalls.flatMap((outfall) => (wanted.has(outfallMapId(outfall)) && outfall.geometry) || [])
		]);
	}

	#draw(): void {
		if (!this.#ready || !this.#features) return;
		const { rivers, sections, outfalls } = this.#features;
		void this.#source(RIVER_SOURCE)?.setData(riverFeatures(rivers));
		void this.#source(SECTION_SOURCE)?.setData(sectionFeatures(sections));
		void this.#source(OUTFALL_SOURCE)?.setData(outfallFeatures(outfalls));
		for (const source of [RIVER_SOURCE, SECTION_SOURCE, OUTFALL_SOURCE]) this.#map.removeFeatureState({ source });
		this.#painted.clear();
		if (this.#wanted) this.paint(this.#wanted);
		if (this.#selected !== null) this.#set(this.#selected, { selected: true });
	}

	/** Recolours: only what differs from what is painted is touched, and nothing is laid out anew. */
	paint(states: WaterStates): void {
		this.#wanted = states;
		if (!this.#ready) return;
		for (const [id, sign] of states.sections) if (this.#isNew(`s${id}`, sign)) this.#set(id, { sign });
		for (const [slug, grade] of states.rivers)
			if (this.#isNew(`r${slug}`, grade))
				this.#map.setFeatureState({ source: RIVER_SOURCE, id: slug }, { grade: grade ?? 'none' });
	}

	#isNew(key: string, value: string | null): boolean {
		if (this.#painted.has(key) && this.#painted.get(key) === value) return false;
		this.#painted.set(key, value);
		return true;
	}

	select(id: number | null): void {
		if (id === this.#selected) return;
		if (this.#selected !== null) this.#set(this.#selected, { selected: false });
		this.#selected = id;
		if (id !== null) this.#set(id, { selected: true });
	}

	hover(id: number | null): void {
		if (id === this.#hovered) return;
		if (this.#hovered !== null) this.#set(this.#hovered, { hover: false });
		this.#hovered = id;
		if (id !== null) this.#set(id, { hover: true });
	}

	/** The signs follow the light, and one of them the language. */
	redraw(mode: Mode, language: string): void {
		if (!this.#ready) return;
		for (const { id, image } of waterImages(mode, language)) this.#map.updateImage(id, image);
	}

	setLanguage(options: WaterLayerOptions): void {
		for (const id of WATER_LABELS) this.#map.setLayoutProperty(id, 'text-field', sectionLabelText(options));
		this.redraw(options.mode, options.language);
	}

	#set(id: number, state: Record<string, unknown>): void {
		const source = id >= OUTFALL_IDS_FROM ? OUTFALL_SOURCE : SECTION_SOURCE;
		if (this.#ready) this.#map.setFeatureState({ source, id }, state);
	}

	#source(id: string): GeoJSONSource | undefined {
		return this.#ready ? this.#map.getSource<GeoJSONSource>(id) : undefined;
	}
}
