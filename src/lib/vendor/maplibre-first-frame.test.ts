import type { Map as MapLibre } from 'maplibre-gl';
import { expect, it, vi } from 'vitest';
import { drawFromFirstTile } from './maplibre-first-frame.ts';

/** What of a map is used here. Drawing is the painter's own, as on a real one. */
function aMap() {
	const listeners = new Map<string, Set<(event: object) => void>>();
	const draw = vi.fn();
	class Painter {
		render(): void {
			draw();
		}
	}
	const map = {
		painter: new Painter(),
		triggerRepaint: vi.fn(),
		on: (type: string, listener: (event: object) => void) =>
			void listeners.set(type, (listeners.get(type) ?? new Set()).add(listener)),
		off: (type: string, listener: (event: object) => void) => void listeners.get(type)?.delete(listener)
	};
	const fire = (type: string, event: object = {}) => {
		for (const listener of [...(listeners.get(type) ?? [])]) listener(event);
		map.painter.render();
	};
	const waiting = () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0);
	drawFromFirstTile(map as unknown as MapLibre);
	return { fire, draw, waiting, repaint: map.triggerRepaint };
}

it('draws nothing until a tile is there, then everything', () => {
	const { fire, draw, waiting, repaint } = aMap();
	fire('sourcedata', { sourceDataType: 'metadata' });
	fire('sourcedata', { sourceDataType: 'content' });
	expect(draw).not.toHaveBeenCalled();
	fire('sourcedata', { tile: {} });
	fire('sourcedata', { tile: {} });
	expect(draw).toHaveBeenCalledTimes(2);
	expect(repaint).toHaveBeenCalledOnce();
	expect(waiting()).toBe(0);
});

it.each(['error', 'idle'])('waits for no tile after %s', (type) => {
	const { fire, draw } = aMap();
	fire(type);
	expect(draw).toHaveBeenCalledOnce();
});
