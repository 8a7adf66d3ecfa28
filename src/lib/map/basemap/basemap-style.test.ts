import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { basemapFeatures } from './basemap-data.ts';
import { labelTexts, nameExpression } from './basemap-labels.ts';
import { basemapLayers, basemapStyle } from './basemap-style.ts';
import { BASEMAP_COLOURS, MODES } from '../marks/palette.ts';
import { layerIndex } from '../engine/zorder.ts';

const options = { mode: 'light' as const, language: 'en', townLanguage: 'zh', schematic: 'schematic' };

describe('the basemap', () => {
	it.each(MODES)('is a valid style in %s', (mode) => {
		expect(validateStyleMin(basemapStyle({ ...options, mode }))).toEqual([]);
	});

	it('uses no glyph or sprite server', () => {
		const style = basemapStyle(options);
		expect(style.glyphs).toBeUndefined();
		expect(style.sprite).toBeUndefined();
	});

	it('has its layers in the order of the house, each once', () => {
		const ids = basemapLayers(options).map((layer) => layer.id);
		expect(new Set(ids).size).toBe(ids.length);
		expect([...ids].sort((a, b) => layerIndex(a) - layerIndex(b))).toEqual(ids);
	});

	it('names things in the reader’s language, then the town’s', () => {
		expect(nameExpression('en', 'pt')).toEqual([
			'coalesce',
			['get', 'name_en'],
			['get', 'name_pt'],
			['get', 'name'],
			''
		]);
		for (const [id, text] of Object.entries(labelTexts(options))) {
			expect(layerIndex(id)).toBeGreaterThan(0);
			expect(JSON.stringify(text)).toContain(id === 'town-line-label' ? 'schematic' : 'name_en');
		}
	});

	it('has the same colours in both modes', () => {
		expect(Object.keys(BASEMAP_COLOURS.dark)).toEqual(Object.keys(BASEMAP_COLOURS.light));
	});
});

describe('basemapFeatures', () => {
	const ring = [[0, 0], [1, 0], [1, 1], [0, 0]]; // prettier-ignore
	const boundary = {
		type: 'FeatureCollection' as const,
		features: [
			{ type: 'Feature' as const, properties: {}, geometry: { type: 'Polygon' as const, coordinates: [ring] } }
		]
	};

	it('marks each feature with its layer and veils the area outside the town', () => {
		const { features } = basemapFeatures({ boundary });
		expect(features.map((feature) => feature.properties['layer'])).toEqual(['boundary', 'outside']);
		const veil = features[1]?.geometry;
		expect(veil?.type === 'Polygon' && veil.coordinates[1]).toEqual([...ring].reverse());
	});

	it('needs no outline', () => {
		expect(basemapFeatures({}).features).toEqual([]);
	});
});
