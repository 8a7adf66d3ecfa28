import { walkingNetwork } from '$lib/server/circle/api.ts';
import type { RequestHandler } from './$types';

/** The walking network. */
export const GET: RequestHandler = walkingNetwork;
