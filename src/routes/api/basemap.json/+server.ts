import { basemap } from '$lib/server/api/map.ts';
import type { RequestHandler } from './$types';

/** The town's own schematic basemap. */
export const GET: RequestHandler = basemap;
