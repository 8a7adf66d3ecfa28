import { answerLive } from '$lib/server/live/live-endpoint.ts';
import { openRuntime } from '$lib/server/backend/runtime.ts';
import type { RequestHandler } from './$types';

/** Saved changes, as server-sent events. */
export const GET: RequestHandler = async (event) => answerLive(event, (await openRuntime()).backend);
