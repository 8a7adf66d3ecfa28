/**
 * Optional basemaps from the network, by setting: Tianditu, any XYZ address, any PMTiles archive. They are drawn over the
 * schematic basemap; when one fails it is removed and the schematic basemap stays.
 */
import type { OnlineBasemap } from '../../domain/shared/online-basemap.ts';
import type { LayerSpecification, RasterSourceSpecification, SourceSpecification } from 'maplibre-gl';
import type { LayerId } from '../engine/zorder.ts';

/** Sources and layers of a basemap, bottom first. */
export interface OnlinePicture {
	sources: Readonly<Record<string, SourceSpecification>>;
	layers: readonly LayerSpecification[];
}

/** Failed tiles after which a basemap counts as unreachable: a single one is no failure. */
export const FAILED_TILES = 4;

const SLOTS = ['online-first', 'online-second'] as const satisfies readonly LayerId[];
const TIANDITU_SUBDOMAINS = ['t0', 't1', 't2', 't3', 't4', 't5', 't6', 't7'];
/** Base and names of Tianditu's two maps, in the web mercator matrix (`w`). */
const TIANDITU_LAYERS = { 'tianditu-vec': ['vec', 'cva'], 'tianditu-img': ['img', 'cia'] } as const;

/**
 * A raster basemap; the second layer, where there is one, has the names.
 * @throws when the setting lacks its address or key
 */
export function rasterPicture(basemap: OnlineBasemap, dark: boolean): OnlinePicture {
	const sources = rasterSourcesOf(basemap).slice(0, SLOTS.length);
	return {
		sources: Object.fromEntries(sources.map((source, i) => [SLOTS[i], source])),
		layers: SLOTS.slice(0, sources.length).map((id) => rasterLayer(id, dark))
	};
}

function rasterSourcesOf(basemap: OnlineBasemap): RasterSourceSpecification[] {
	const { kind, attribution } = basemap;
	if (kind === 'xyz') return [{ type: 'raster', tiles: [required(basemap, 'url')], tileSize: 256, attribution }];
	if (kind === 'pmtiles') return [{ type: 'raster', url: archiveAddress(basemap), tileSize: 256, attribution }];
	const token = required(basemap, 'token');
	return TIANDITU_LAYERS[kind].map((layer) => ({
		type: 'raster',
		tiles: TIANDITU_SUBDOMAINS.map((host) => tiandituTemplate(host, layer, token)),
		tileSize: 256,
		maxzoom: 18,
		attribution
	}));
}

/** As the PMTiles library identifies it. */
export const archiveAddress = (basemap: OnlineBasemap): string => `pmtiles://${required(basemap, 'url')}`;

export function required(basemap: OnlineBasemap, key: 'url' | 'token'): string {
	const value = basemap[key];
	if (!value) throw new Error(`Online basemap "${basemap.id}" (${basemap.kind}) needs its ${key}`);
	return value;
}

/** WMTS key-value address of one Tianditu layer. */
export function tiandituTemplate(host: string, layer: string, token: string): string {
	const query =
		'SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles' +
		`&LAYER=${layer}&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(token)}`;
	return `https://${host}.tianditu.gov.cn/${layer}_w/wmts?${query}`;
}

function rasterLayer(id: (typeof SLOTS)[number], dark: boolean): LayerSpecification {
	return {
		id,
		type: 'raster',
		source: id,
		// Online maps are designed for light mode: in dark mode they are dimmed behind the marks.
		paint: { 'raster-opacity': dark ? 0.55 : 0.9, 'raster-saturation': -0.35, 'raster-fade-duration': 150 }
	};
}
