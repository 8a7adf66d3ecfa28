import { basemap } from '$lib/server/api/map.ts';
import type { RequestHandler } from './$types';

/** The town's own drawn ground. */
export const GET: RequestHandler = basemap;
