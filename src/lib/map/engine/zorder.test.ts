import { describe, expect, it } from 'vitest';
import { beforeId, inOrder, LAYER_ORDER, layerIndex } from './zorder.ts';

describe('the order of layers', () => {
	it('names every layer once', () => {
		expect(new Set(LAYER_ORDER).size).toBe(LAYER_ORDER.length);
	});

	it('throws on a layer it does not know', () => {
		expect(() => layerIndex('mystery')).toThrow(/mystery/);
		expect(() => beforeId('mystery', [])).toThrow(/mystery/);
		expect(() => beforeId('water', ['mystery'])).toThrow(/mystery/);
		expect(() => inOrder([{ id: 'water' }, { id: 'mystery' }])).toThrow(/mystery/);
	});

	it('puts a layer directly below the lowest one above it', () => {
		expect(beforeId('water', ['background', 'station', 'metro'])).toBe('metro');
		expect(beforeId('station', ['background', 'metro'])).toBeUndefined();
	});

	it('draws labels of the basemap below the marks', () => {
		expect(layerIndex('road-label')).toBeLessThan(layerIndex('planning-mark-idea'));
		expect(inOrder([{ id: 'station' }, { id: 'background' }]).map((layer) => layer.id)).toEqual([
			'background',
			'station'
		]);
	});
});
