import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { rasterPicture, tiandituTemplate } from './online-basemap.ts';
import type { OnlineBasemap } from '../../domain/shared/online-basemap.ts';
import { vectorPicture } from './online-vector.ts';
import { MODES } from '../marks/palette.ts';
import { beforeId, inOrder, layerIndex } from '../engine/zorder.ts';

const basemap = (more: Partial<OnlineBasemap>): OnlineBasemap => ({
	id: 'a',
	label: 'A',
	kind: 'xyz',
	attribution: '©',
	...more
});
const rasterSources = (more: Partial<OnlineBasemap>) =>
	Object.values(rasterPicture(basemap(more), false).sources).flatMap((source) =>
		source.type === 'raster' ? source : []
	);

describe('online basemaps of pictures', () => {
	it('reads Tianditu as base and label layers, in web mercator, with its key', () => {
		const { layers } = rasterPicture(basemap({ kind: 'tianditu-vec', token: 'k y' }), false);
		expect(layers.map(({ id }) => id)).toEqual(['online-first', 'online-second']);
		const [base = '', names = ''] = rasterSources({ kind: 'tianditu-vec', token: 'k y' }).map(
			({ tiles }) => tiles?.[0]
		);
		expect(base).toContain('/vec_w/wmts?');
		expect(names).toContain('LAYER=cva');
		expect(base).toContain('TILEMATRIX={z}&TILEROW={y}&TILECOL={x}');
		expect(base).toContain('tk=k%20y');
		expect(rasterSources({ kind: 'tianditu-img', token: 'k' })[1]?.tiles?.[0]).toContain('/cia_w/');
		expect(tiandituTemplate('t0', 'vec', 'k')).toMatch(/^https:\/\/t0\.tianditu\.gov\.cn\//);
	});

	it('reads any XYZ address and any PMTiles archive', () => {
		const url = 'https://tiles.example.org/{z}/{x}/{y}.png';
		expect(rasterSources({ url })[0]?.tiles).toEqual([url]);
		const [archive] = rasterSources({ kind: 'pmtiles', url: 'https://tiles.example.org/town.pmtiles' });
		expect(archive?.url).toBe('pmtiles://https://tiles.example.org/town.pmtiles');
	});

	it('names the missing setting', () => {
		expect(() => rasterPicture(basemap({}), false)).toThrow(/needs its url/);
		expect(() => rasterPicture(basemap({ kind: 'tianditu-img' }), false)).toThrow(/needs its token/);
	});

	it('lies over the drawn basemap and under the town line, and steps back in the dark', () => {
		const [light, dark] = [false, true].map((isDark) => rasterPicture(basemap({ url: 'x' }), isDark).layers[0]);
		expect(layerIndex(light?.id ?? '')).toBeGreaterThan(layerIndex('outside-veil'));
		expect(layerIndex(light?.id ?? '')).toBeLessThan(layerIndex('town-line'));
		const opacity = (layer: typeof light) => (layer?.type === 'raster' ? layer.paint?.['raster-opacity'] : undefined);
		expect(Number(opacity(dark))).toBeLessThan(Number(opacity(light)));
	});
});

describe('an archive of vector tiles', () => {
	const archive = basemap({ kind: 'pmtiles', url: 'https://tiles.example.org/town.pmtiles' });
	const SCHEMAS = {
		protomaps: ['earth', 'landcover', 'landuse', 'water', 'roads', 'buildings', 'boundaries', 'places', 'pois'],
		openmaptiles: [
			...['water', 'waterway', 'landcover', 'landuse', 'park', 'boundary', 'transportation'],
			...['building', 'transportation_name', 'place', 'poi', 'housenumber']
		],
		shortbread: [
			'ocean',
			'water_polygons',
			'water_lines',
			'land',
			'buildings',
			'streets',
			'street_labels',
			'boundaries'
		]
	};

	it.each(MODES.flatMap((mode) => Object.keys(SCHEMAS).map((schema) => [schema, mode] as const)))(
		'of the schema %s is drawn in %s',
		(schema, mode) => {
			const present = SCHEMAS[schema as keyof typeof SCHEMAS];
			const { sources, layers } = vectorPicture(archive, present, { mode, language: 'zh' });
			expect(validateStyleMin({ version: 8, sources: { ...sources }, layers: [...layers] })).toEqual([]);
			const ids = layers.map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
			for (const shown of ['water', 'green', 'road', 'building', 'road-name'])
				expect(ids.some((id) => id.startsWith(`online-vector-${shown}-`))).toBe(true);
		}
	);

	it('keeps its own order, in one place of the order of all', () => {
		const { layers } = vectorPicture(archive, SCHEMAS.protomaps, { mode: 'light', language: 'en' });
		expect(inOrder(layers)).toEqual(layers);
		const present = ['background', 'town-line'];
		for (const { id } of layers) present.splice(present.indexOf(beforeId(id, present) ?? ''), 0, id);
		expect(present).toEqual(['background', ...layers.map(({ id }) => id), 'town-line']);
	});

	it('is no map when nothing in it is known', () => {
		expect(() => vectorPicture(archive, ['contours'], { mode: 'light', language: 'zh' })).toThrow(/no known layer/);
	});
});
