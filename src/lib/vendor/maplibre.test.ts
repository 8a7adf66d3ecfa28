import type { Map as MapLibre } from 'maplibre-gl';
import { describe, expect, it, vi } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { MAPLIBRE } from './maplibre-reach.ts';
import { drawFromFirstTile, startMaplibreWorker, withoutSky } from './maplibre.ts';

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

const mapWith = (painter: unknown) => ({ painter }) as unknown as MapLibre;

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

it('draws no sky, and everything else as before', () => {
	const [sky, line] = [vi.fn(), vi.fn()];
	const map = mapWith({ drawFunctions: { sky, line } });
	withoutSky(map);
	const drawn = map.painter.drawFunctions as unknown as Record<string, () => void>;
	for (const draw of Object.values(drawn)) draw();
	expect([sky.mock.calls.length, line.mock.calls.length]).toEqual([0, 1]);
});

describe('another maplibre', () => {
	it('is not the one that is asked for', () => {
		expect(manifest.dependencies['maplibre-gl']).toBe(MAPLIBRE.version);
	});

	it('is refused by its version', () => {
		expect(() => startMaplibreWorker('6.18.0')).toThrow(
			'maplibre-gl: version 6.18.0 is installed: install version 6.17.0 ("npm ci"), or adapt src/lib/vendor/maplibre.ts'
		);
	});

	it.each([undefined, {}, { render: 1 }])('is refused by its shape: a painter like %j', (painter) => {
		expect(() => drawFromFirstTile(mapWith(painter))).toThrow('a map has no method painter.render');
		expect(() => withoutSky(mapWith(painter))).toThrow('a map has no method painter.drawFunctions.sky');
	});
});

describe('the worker', () => {
	class MapWorker {
		readonly actor: { messageHandlers: object; registerMessageHandler: (type: string, handler: unknown) => void };
		constructor(messageHandlers: object) {
			this.actor = { messageHandlers, registerMessageHandler: vi.fn() };
		}
	}
	const start = async (worker: unknown) => {
		vi.resetModules();
		vi.doMock('maplibre-gl/dist/maplibre-gl-worker.mjs', () => ({ default: MapWorker }));
		vi.stubGlobal('self', { worker });
		try {
			await import('./maplibre-worker.ts');
		} finally {
			vi.unstubAllGlobals();
			vi.doUnmock('maplibre-gl/dist/maplibre-gl-worker.mjs');
		}
	};

	it('takes the message that brings data', async () => {
		const worker = new MapWorker({ LD: vi.fn() });
		await start(worker);
		expect(worker.actor.registerMessageHandler).toHaveBeenCalledWith('LD', expect.any(Function));
	});

	it.each([undefined, {}, new MapWorker({ loadData: vi.fn() })])(
		'of another maplibre is refused: %j',
		async (worker) => {
			await expect(start(worker)).rejects.toThrow('its worker takes no message "LD"');
		}
	);
});
