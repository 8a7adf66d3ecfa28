/** The water theme: rivers, sections and outfalls, coloured by the shown month. */
import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibre, SourceSpecification } from 'maplibre-gl';
import { type Bounds, boundsOf } from '../engine/camera.ts';
import { Highlight } from '../engine/highlight.ts';
import type { MapTheme, StyleOptions } from '../engine/theme.ts';
import type { WaterStates } from './section-state.ts';
import { waterImages } from './water-images.ts';
import { WATER_HIT_LAYERS, waterLayers } from './water-layers.ts';
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

const NO_FEATURES: WaterFeatures = { rivers: [], sections: [], outfalls: [] };

export class WaterTheme implements MapTheme {
	readonly id = 'water';
	readonly hitLayers = WATER_HIT_LAYERS;
	readonly #highlight = new Highlight((id, state) => this.#setState(id, state));
	/** Null until the layers are on the map. */
	#map: MapLibre | null = null;
	#features = NO_FEATURES;
	/** Data of the sources. */
	#drawn = NO_FEATURES;
	#wanted: WaterStates | null = null;
	#painted = new Map<string, string | null>();

	sources(): Record<string, SourceSpecification> {
		this.#drawn = this.#features;
		const { rivers, sections, outfalls } = collectionsOf(this.#drawn);
		return {
			[RIVER_SOURCE]: { type: 'geojson', data: rivers, promoteId: 'slug' },
			[SECTION_SOURCE]: { type: 'geojson', data: sections },
			[OUTFALL_SOURCE]: { type: 'geojson', data: outfalls }
		};
	}

	readonly layers = waterLayers;

	start(map: MapLibre, { mode, language }: StyleOptions): void {
		for (const { id, image, pixelRatio } of waterImages(mode, language)) map.addImage(id, image, { pixelRatio });
		this.#map = map;
		if (this.#drawn !== this.#features) this.#draw();
		else this.#paintAll();
	}

	stop(): void {
		this.#map = null;
	}

	/** The signs depend on the mode, and one of them on the language. */
	restyle({ mode, language }: StyleOptions): void {
		for (const { id, image } of waterImages(mode, language)) this.#map?.updateImage(id, image);
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

	/** @param ids of sections, and of outfalls as `outfallMapId` makes them */
	boundsOf(ids: readonly number[]): Bounds | null {
		const wanted = new Set(ids);
		const { sections, outfalls } = this.#features;
		return boundsOf([
			...sections.flatMap(({ id, geometry }) => (wanted.has(id) && geometry) || []),
			...outfalls.flatMap((outfall) => (wanted.has(outfallMapId(outfall)) && outfall.geometry) || [])
		]);
	}

	setFeatures(features: WaterFeatures): void {
		if (features === this.#features) return;
		this.#features = features;
		if (this.#map) this.#draw();
	}

	#draw(): void {
		this.#drawn = this.#features;
		const { rivers, sections, outfalls } = collectionsOf(this.#drawn);
		this.#load(RIVER_SOURCE, rivers);
		this.#load(SECTION_SOURCE, sections);
		this.#load(OUTFALL_SOURCE, outfalls);
		this.#painted.clear();
		this.#paintAll();
	}

	#load(source: string, data: FeatureCollection): void {
		void this.#map?.getSource<GeoJSONSource>(source)?.setData(data);
		this.#map?.removeFeatureState({ source });
	}

	#paintAll(): void {
		if (this.#wanted) this.paint(this.#wanted);
		this.#highlight.restore();
	}

	/** Recolours by feature-state: only features whose state differs from the painted one are updated. */
	paint(states: WaterStates): void {
		this.#wanted = states;
		if (!this.#map) return;
		for (const [id, sign] of states.sections) if (this.#isNew(`s${id}`, sign)) this.#setState(id, { sign });
		for (const [slug, grade] of states.rivers)
			if (this.#isNew(`r${slug}`, grade))
				this.#map.setFeatureState({ source: RIVER_SOURCE, id: slug }, { grade: grade ?? 'none' });
	}

	#isNew(key: string, value: string | null): boolean {
		if (this.#painted.has(key) && this.#painted.get(key) === value) return false;
		this.#painted.set(key, value);
		return true;
	}

	#setState(id: number, state: object): void {
		const source = id >= OUTFALL_IDS_FROM ? OUTFALL_SOURCE : SECTION_SOURCE;
		this.#map?.setFeatureState({ source, id }, state);
	}
}

const collectionsOf = ({
	rivers,
	sections,
	outfalls
}: WaterFeatures): Record<keyof WaterFeatures, FeatureCollection> => ({
	rivers: riverFeatures(rivers),
	sections: sectionFeatures(sections),
	outfalls: outfallFeatures(outfalls)
});
