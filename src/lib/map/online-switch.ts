/** Puts one online basemap at a time on the map, and takes it off when its tiles do not come. */
import { addProtocol, type ErrorEvent, type Map as MapLibre } from 'maplibre-gl';
import { FAILED_TILES, type OnlineBasemap, onlineLayers, type OnlineLayer, rasterLayer } from './online-basemap.ts';
import { beforeId, type LayerId } from './zorder.ts';

/** Names of the drawn ground: an online basemap brings its own. */
const OWN_NAMES: readonly LayerId[] = [
	'neighbour-label',
	'water-label',
	'road-label',
	'metro-label',
	'green-label',
	'station-label',
	'place-label',
	'green-mark',
	'station'
];

export class OnlineSwitch {
	#map: MapLibre;
	#onFailure: (basemap: OnlineBasemap) => void;
	#current: OnlineBasemap | null = null;
	#layers: OnlineLayer[] = [];
	#failedTiles = 0;
	#someTileCame = false;
	#dark = false;

	constructor(map: MapLibre, onFailure: (basemap: OnlineBasemap) => void) {
		this.#map = map;
		this.#onFailure = onFailure;
		map.on('error', (event) => this.#onError(event));
		map.on('data', (event) => {
			if ('sourceId' in event && this.#isOwn(event.sourceId) && 'tile' in event && event.tile)
				this.#someTileCame = true;
		});
	}

	/** @param basemap null for the drawn ground alone */
	async show(basemap: OnlineBasemap | null): Promise<void> {
		if (basemap?.id === this.#current?.id) return;
		this.#remove();
		this.#current = basemap;
		if (!basemap) return;
		try {
			if (basemap.kind === 'pmtiles') await preparePmtiles();
			// Another one may have been chosen while the reader of the archive was loading.
			if (this.#current !== basemap) return;
			this.#add(onlineLayers(basemap));
		} catch {
			this.#fail();
		}
	}

	setDark(dark: boolean): void {
		this.#dark = dark;
		for (const layer of this.#layers) {
			const opacity = (rasterLayer(layer, dark).paint as { 'raster-opacity'?: number })['raster-opacity'];
			if (opacity !== undefined) this.#map.setPaintProperty(layer.id, 'raster-opacity', opacity);
		}
	}

	#add(layers: OnlineLayer[]): void {
		this.#failedTiles = 0;
		this.#someTileCame = false;
		for (const layer of layers) {
			this.#map.addSource(layer.id, layer.source);
			this.#map.addLayer(rasterLayer(layer, this.#dark), beforeId(layer.id, this.#map.getLayersOrder()));
			this.#layers.push(layer);
		}
		this.#showOwnNames(false);
	}

	#remove(): void {
		for (const { id } of this.#layers) {
			if (this.#map.getLayer(id)) this.#map.removeLayer(id);
			if (this.#map.getSource(id)) this.#map.removeSource(id);
		}
		this.#layers = [];
		this.#showOwnNames(true);
	}

	#showOwnNames(visible: boolean): void {
		for (const id of OWN_NAMES)
			if (this.#map.getLayer(id)) this.#map.setLayoutProperty(id, 'visibility', visible ? 'visible' : 'none');
	}

	#isOwn(sourceId: unknown): boolean {
		return this.#layers.some((layer) => layer.id === sourceId);
	}

	#onError(event: ErrorEvent): void {
		if (!('sourceId' in event) || !this.#isOwn(event.sourceId)) return;
		this.#failedTiles += 1;
		// An archive or service that answers nothing at all fails at once; later gaps are given some patience.
		if (!this.#someTileCame || this.#failedTiles >= FAILED_TILES) this.#fail();
	}

	#fail(): void {
		const failed = this.#current;
		this.#remove();
		this.#current = null;
		if (failed) this.#onFailure(failed);
	}
}

let pmtilesReady: Promise<void> | null = null;

/** Teaches maplibre to read `pmtiles://` addresses; loads the reader only when a basemap needs it. */
function preparePmtiles(): Promise<void> {
	pmtilesReady ??= import('pmtiles').then(({ Protocol }) => {
		addProtocol('pmtiles', new Protocol().tile);
	});
	return pmtilesReady;
}
