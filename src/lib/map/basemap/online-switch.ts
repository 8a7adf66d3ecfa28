/** Puts one online basemap at a time on the map, and removes it when its tiles fail. */
import { addProtocol, type ErrorEvent, type Map as MapLibre } from 'maplibre-gl';
import type { Protocol } from 'pmtiles';
import * as v from 'valibot';
import { restyleLayers } from '../engine/layer-diff.ts';
import { FAILED_TILES, type OnlinePicture, rasterPicture, required } from './online-basemap.ts';
import type { OnlineBasemap } from '../../domain/shared/online-basemap.ts';
import { type VectorOptions, vectorPicture } from './online-vector.ts';
import { beforeId, type LayerId } from '../engine/zorder.ts';

/** Labels of the schematic basemap: an online one has its own. */
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

/** Metadata of an archive. */
const metadata = v.object({ vector_layers: v.array(v.object({ id: v.string() })) });

export class OnlineSwitch {
	#map: MapLibre;
	#onFailure: (basemap: OnlineBasemap) => void;
	#options: VectorOptions;
	#current: OnlineBasemap | null = null;
	/** Layer names of a vector archive; null for a raster one. */
	#vectorLayers: readonly string[] | null = null;
	#picture: OnlinePicture | null = null;
	#failedTiles = 0;
	#someTileCame = false;

	constructor(map: MapLibre, options: VectorOptions, onFailure: (basemap: OnlineBasemap) => void) {
		this.#map = map;
		this.#options = options;
		this.#onFailure = onFailure;
		map.on('error', (event) => this.#onError(event));
		map.on('data', (event) => {
			if ('sourceId' in event && this.#isOwn(event.sourceId) && 'tile' in event && event.tile)
				this.#someTileCame = true;
		});
	}

	/** @param basemap null for the schematic one alone */
	async show(basemap: OnlineBasemap | null): Promise<void> {
		if (basemap?.id === this.#current?.id) return;
		this.#remove();
		this.#current = basemap;
		if (!basemap) return;
		try {
			const vectorLayers = basemap.kind === 'pmtiles' ? await openArchive(required(basemap, 'url')) : null;
			// Another one may have been chosen while the archive was opened.
			if (this.#current !== basemap) return;
			this.#vectorLayers = vectorLayers;
			this.#add(this.#pictureOf(basemap));
		} catch {
			if (this.#current === basemap) this.#fail();
		}
	}

	/** The same basemap in another mode or language. */
	restyle(options: VectorOptions): void {
		this.#options = options;
		if (!this.#current || !this.#picture) return;
		const next = this.#pictureOf(this.#current);
		restyleLayers(this.#map, this.#picture.layers, next.layers);
		this.#picture = next;
	}

	#pictureOf(basemap: OnlineBasemap): OnlinePicture {
		return this.#vectorLayers
			? vectorPicture(basemap, this.#vectorLayers, this.#options)
			: rasterPicture(basemap, this.#options.mode === 'dark');
	}

	#add(picture: OnlinePicture): void {
		this.#failedTiles = 0;
		this.#someTileCame = false;
		this.#picture = picture;
		for (const [id, source] of Object.entries(picture.sources)) this.#map.addSource(id, source);
		for (const layer of picture.layers) this.#map.addLayer(layer, beforeId(layer.id, this.#map.getLayersOrder()));
		this.#showOwnNames(false);
	}

	#remove(): void {
		for (const { id } of this.#picture?.layers ?? []) if (this.#map.getLayer(id)) this.#map.removeLayer(id);
		for (const id of Object.keys(this.#picture?.sources ?? {})) if (this.#map.getSource(id)) this.#map.removeSource(id);
		this.#picture = null;
		this.#showOwnNames(true);
	}

	#showOwnNames(visible: boolean): void {
		for (const id of OWN_NAMES)
			if (this.#map.getLayer(id)) this.#map.setLayoutProperty(id, 'visibility', visible ? 'visible' : 'none');
	}

	#isOwn(sourceId: unknown): boolean {
		return typeof sourceId === 'string' && sourceId in (this.#picture?.sources ?? {});
	}

	#onError(event: ErrorEvent): void {
		if (!('sourceId' in event) || !this.#isOwn(event.sourceId)) return;
		this.#failedTiles += 1;
		// An archive or service without any answer fails at once; later gaps are tolerated for a while.
		if (!this.#someTileCame || this.#failedTiles >= FAILED_TILES) this.#fail();
	}

	#fail(): void {
		const failed = this.#current;
		this.#remove();
		this.#current = null;
		if (failed) this.#onFailure(failed);
	}
}

/** Protocol handler for archives; the library is loaded with the first of them. */
let archives: Promise<Protocol> | null = null;

/**
 * @returns names of the layers of an archive of vector tiles; null for one of pictures
 * @throws when it cannot be reached, or is no such archive
 */
async function openArchive(url: string): Promise<readonly string[] | null> {
	const { PMTiles, Protocol, TileType } = await import('pmtiles');
	archives ??= Promise.resolve(new Protocol()).then((protocol) => {
		addProtocol('pmtiles', protocol.tile);
		return protocol;
	});
	const archive = new PMTiles(url);
	(await archives).add(archive);
	const { tileType } = await archive.getHeader();
	if (tileType !== TileType.Mvt) return null;
	const { vector_layers } = v.parse(metadata, await archive.getMetadata());
	return vector_layers.map(({ id }) => id);
}
