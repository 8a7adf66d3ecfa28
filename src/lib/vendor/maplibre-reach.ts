import type { Reach } from './reach.ts';

/** What the files of the map and of its worker were written for. */
export const MAPLIBRE: Reach = { library: 'maplibre-gl', version: '6.17.0', file: 'maplibre.ts' };
