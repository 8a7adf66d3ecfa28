/** Reaches into `maplibre-gl`: its painter and its worker (the worker's own side is maplibre-worker.ts). Browser only. */
import { getVersion, type Map as MapLibre, prewarm, setWorkerUrl } from 'maplibre-gl';
import { MAPLIBRE } from './maplibre-reach.ts';
import workerUrl from './maplibre-worker.ts?worker&url';
import { expectShape, expectVersion } from './reach.ts';

/**
 * Sets the address of maplibre's worker, and starts it while the page creates the map; there is one map per visit. Without
 * this the map draws its canvas and controls but no feature: a bundler cannot follow the address that maplibre computes
 * itself. `?worker` because the worker imports other files; `?worker&url` because maplibre takes the address and creates
 * the worker itself.
 * @throws ReachError where another version of maplibre is installed
 */
export function startMaplibreWorker(version = getVersion()): void {
	expectVersion(MAPLIBRE, version);
	setWorkerUrl(workerUrl);
	prewarm();
}

/**
 * Before its first tile the map would draw several empty frames. Each occupies the graphics process, and without a
 * graphics card that is the processor that the first tile waits for. So the map does all of its work except drawing,
 * until a tile has loaded, or it is known that none will.
 * @throws ReachError where the map draws in another way
 */
export function drawFromFirstTile(map: MapLibre): void {
	const { painter } = map;
	const draws = typeof painter?.render === 'function' && !Object.hasOwn(painter, 'render');
	expectShape(MAPLIBRE, draws, 'a map has no method painter.render');
	const release = (): void => {
		map.off('sourcedata', onData);
		map.off('error', release);
		map.off('idle', release);
		Reflect.deleteProperty(painter, 'render');
		map.triggerRepaint();
	};
	const onData = (event: object): void => {
		if ('tile' in event && event.tile) release();
	};
	painter.render = () => undefined;
	map.on('sourcedata', onData);
	map.on('error', release);
	map.on('idle', release);
}

/**
 * A map that is never tilted shows no sky. maplibre would still compile a program for it, and fill the whole window in
 * every frame.
 * @throws ReachError where the map draws in another way
 */
export function withoutSky({ painter }: MapLibre): void {
	const draws = typeof painter?.drawFunctions?.sky === 'function';
	expectShape(MAPLIBRE, draws, 'a map has no method painter.drawFunctions.sky');
	painter.drawFunctions = { ...painter.drawFunctions, sky: () => undefined };
}
