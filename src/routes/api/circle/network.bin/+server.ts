import { walkingNetwork } from '$lib/server/circle/api.ts';
import type { RequestHandler } from './$types';

/** The streets on which one walks. */
export const GET: RequestHandler = walkingNetwork;
