import { mapFeatures } from '$lib/server/api/map.ts';
import type { RequestHandler } from './$types';

/** The town's features as map and list use them. */
export const GET: RequestHandler = mapFeatures;
