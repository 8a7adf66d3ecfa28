/** maplibre's worker, which here also takes shapes in their short form. */
import MapWorker from 'maplibre-gl/dist/maplibre-gl-worker.mjs';
import { unpackedData } from './maplibre-packed-collection.ts';

/** The message by which a source brings its data (`MessageType.loadData`). */
const LOAD_DATA = 'LD';

const { worker } = self as unknown as { worker?: unknown };
const load = worker instanceof MapWorker ? worker.actor.messageHandlers[LOAD_DATA] : undefined;
// The version is pinned; another one may do it otherwise, and the map would be left without its shapes.
if (!(worker instanceof MapWorker) || !load) throw new Error('the worker of maplibre takes its data in another way');
worker.actor.registerMessageHandler(LOAD_DATA, (map, params, abortController) =>
	load(map, { ...params, data: unpackedData(params.data) }, abortController)
);
