/**
 * Tells maplibre where its worker is. Without this the map draws its canvas and controls but never a feature:
 * a bundler cannot follow the address that maplibre works out by itself. `?worker` because the worker imports
 * other files; `?worker&url` because maplibre wants the address and makes the worker itself.
 */
import { prewarm, setWorkerUrl } from 'maplibre-gl';
import workerUrl from './maplibre-worker.ts?worker&url';

setWorkerUrl(workerUrl);
// The worker starts while the page still makes the map, and stays: there is one map as long as the visit.
prewarm();
