import { describe, expect, it } from 'vitest';
import { onlineLayers, rasterLayer, tiandituTemplate, type OnlineBasemap } from './online-basemap.ts';
import { layerIndex } from './zorder.ts';

const basemap = (more: Partial<OnlineBasemap>): OnlineBasemap => ({
	id: 'a',
	label: 'A',
	kind: 'xyz',
	attribution: '©',
	...more
});

describe('online basemaps', () => {
	it('reads Tianditu as ground and names, in web mercator, with its key', () => {
		const layers = onlineLayers(basemap({ kind: 'tianditu-vec', token: 'k y' }));
		expect(layers.map((layer) => layer.id)).toEqual(['online-first', 'online-second']);
		const [ground = '', names = ''] = layers.map((layer) => layer.source.tiles?.[0]);
		expect(ground).toContain('/vec_w/wmts?');
		expect(names).toContain('LAYER=cva');
		expect(ground).toContain('TILEMATRIX={z}&TILEROW={y}&TILECOL={x}');
		expect(ground).toContain('tk=k%20y');
		expect(onlineLayers(basemap({ kind: 'tianditu-img', token: 'k' }))[1]?.source.tiles?.[0]).toContain('/cia_w/');
		expect(tiandituTemplate('t0', 'vec', 'k')).toMatch(/^https:\/\/t0\.tianditu\.gov\.cn\//);
	});

	it('reads any XYZ address and any PMTiles archive', () => {
		const url = 'https://tiles.example.org/{z}/{x}/{y}.png';
		expect(onlineLayers(basemap({ url }))[0]?.source.tiles).toEqual([url]);
		const archive = onlineLayers(basemap({ kind: 'pmtiles', url: 'https://tiles.example.org/town.pmtiles' }));
		expect(archive[0]?.source.url).toBe('pmtiles://https://tiles.example.org/town.pmtiles');
	});

	it('says what a setting lacks', () => {
		expect(() => onlineLayers(basemap({}))).toThrow(/needs its url/);
		expect(() => onlineLayers(basemap({ kind: 'tianditu-img' }))).toThrow(/needs its token/);
	});

	it('lies over the drawn ground and under the town line', () => {
		const [first] = onlineLayers(basemap({ url: 'x' }));
		expect(layerIndex(first?.id ?? '')).toBeGreaterThan(layerIndex('outside-veil'));
		expect(layerIndex(first?.id ?? '')).toBeLessThan(layerIndex('town-line'));
		if (first) expect(rasterLayer(first, true)).toMatchObject({ type: 'raster', source: 'online-first' });
	});
});
