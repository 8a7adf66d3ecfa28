/** One source with its layers over the current theme, while a page uses it. */
import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import { beforeId, LAYER_ORDER } from './zorder.ts';

/** Layers without their source, which is the overlay's. */
export type OverlayLayer = LayerSpecification extends infer Layer
	? Layer extends { source: string }
		? Omit<Layer, 'source'>
		: never
	: never;

export class Overlay {
	readonly #map: MapLibre;
	readonly #source: string;
	readonly #layers: readonly string[];

	/** @param map with its style loaded */
	constructor(map: MapLibre, source: string, layers: readonly OverlayLayer[]) {
		this.#map = map;
		this.#source = source;
		this.#layers = layers.map(({ id }) => id);
		map.addSource(source, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
		for (const layer of layers) {
			const present = LAYER_ORDER.filter((id) => map.getLayer(id));
			map.addLayer({ ...layer, source } as LayerSpecification, beforeId(layer.id, present));
		}
	}

	setData(data: FeatureCollection): void {
		void this.#map.getSource<GeoJSONSource>(this.#source)?.setData(data);
	}

	remove(): void {
		for (const id of this.#layers) if (this.#map.getLayer(id)) this.#map.removeLayer(id);
		if (this.#map.getSource(this.#source)) this.#map.removeSource(this.#source);
	}
}
