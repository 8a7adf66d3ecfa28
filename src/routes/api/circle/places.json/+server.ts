import { circlePlaces } from '$lib/server/circle/api.ts';
import type { RequestHandler } from './$types';

/** Compounds, facilities and candidates of the living circle. */
export const GET: RequestHandler = circlePlaces;
