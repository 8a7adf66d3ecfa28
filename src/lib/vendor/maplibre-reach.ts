import type { Reach } from './reach.ts';

/** Supported version of the files for the map and its worker. */
export const MAPLIBRE: Reach = { library: 'maplibre-gl', version: '6.17.0', file: 'maplibre.ts' };
