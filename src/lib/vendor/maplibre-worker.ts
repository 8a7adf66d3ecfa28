/** maplibre's worker, which here also accepts packed shapes. */
import MapWorker from 'maplibre-gl/dist/maplibre-gl-worker.mjs';
import { MAPLIBRE } from './maplibre-reach.ts';
import { unpackedData } from './maplibre-packed-collection.ts';
import { ReachError } from './reach.ts';

/** The message with the data of a source (`MessageType.loadData`). */
const LOAD_DATA = 'LD';

const { worker } = self as unknown as { worker?: unknown };
const load = worker instanceof MapWorker ? worker.actor.messageHandlers[LOAD_DATA] : undefined;
// Without this the map would have no shapes.
if (!(worker instanceof MapWorker) || !load)
	throw new ReachError(MAPLIBRE, `its worker takes no message "${LOAD_DATA}"`);
worker.actor.registerMessageHandler(LOAD_DATA, (map, params, abortController) =>
	load(map, { ...params, data: unpackedData(params.data) }, abortController)
);
