import type { LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ThemeLayers } from './theme-layers.ts';
import type { MapTheme, StyleOptions } from './theme.ts';
import type { LayerId } from './zorder.ts';

const light = { mode: 'light' as const, language: 'zh', townLanguage: 'zh', schematic: '' };
const dark = { ...light, mode: 'dark' as const };

function theme(id: string, layer: LayerId): MapTheme {
	return {
		id,
		hitLayers: [layer],
		selected: null,
		sources: () => ({ [id]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } }),
		layers: ({ mode }: StyleOptions): LayerSpecification[] => [
			{ id: layer, type: 'fill', source: id, paint: { 'fill-color': mode === 'dark' ? '#fff' : '#000' } }
		],
		start: vi.fn<MapTheme['start']>(),
		stop: vi.fn(),
		select: vi.fn(),
		hover: vi.fn(),
		boundsOf: () => null
	};
}

/** Calls that change the map, in order. */
let calls: unknown[][];
let map: MapLibre;

beforeEach(() => {
	calls = [];
	const methods = ['addSource', 'addLayer', 'setLayoutProperty', 'setPaintProperty'];
	const record = (method: string) => [method, (...parameters: unknown[]) => calls.push([method, ...parameters])];
	map = Object.fromEntries(methods.map(record)) as unknown as MapLibre;
});

const callsOf = (method: string) => calls.filter(([called]) => called === method).map(([, ...rest]) => rest);

describe('the layers of themes', () => {
	it('are added when the theme is first shown, at their place in the order', () => {
		const [first, second] = [theme('a', 'planning-area'), theme('b', 'water-accuracy')];
		const layers = new ThemeLayers([first, second], 'a', light);
		expect(Object.keys(layers.sources)).toEqual(['a']);
		layers.show(map, 'b', light);
		expect(callsOf('addSource').map(([id]) => id)).toEqual(['b']);
		expect(callsOf('addLayer').map(([layer, before]) => [(layer as LayerSpecification).id, before])).toEqual([
			['water-accuracy', 'neighbour-label']
		]);
		expect(second.start).toHaveBeenCalledOnce();
		layers.show(map, 'a', light);
		layers.show(map, 'b', light);
		expect(callsOf('addLayer')).toHaveLength(1);
		expect(second.start).toHaveBeenCalledOnce();
	});

	it('are visible for the theme that is shown', () => {
		const layers = new ThemeLayers([theme('a', 'planning-area'), theme('b', 'water-accuracy')], 'a', light);
		layers.show(map, 'b', light);
		expect(callsOf('setLayoutProperty')).toEqual([
			['planning-area', 'visibility', 'none'],
			['water-accuracy', 'visibility', 'visible']
		]);
		expect(layers.shown.id).toBe('b');
	});

	it('follow the mode, those that are on the map and no others', () => {
		const layers = new ThemeLayers([theme('a', 'planning-area'), theme('b', 'water-accuracy')], 'a', light);
		layers.restyle(map, dark);
		const painted = callsOf('setPaintProperty').map(([layer]) => layer);
		expect(painted).toContain('planning-area');
		expect(painted).not.toContain('water-accuracy');
		calls = [];
		layers.restyle(map, dark);
		expect(calls).toEqual([]);
	});

	it('are refused for a theme that is not in the array', () => {
		expect(() => new ThemeLayers([], 'a', light)).toThrow(/themes\.ts/);
	});
});
