import { json } from '@sveltejs/kit';
import { openRuntime } from '$lib/server/backend/runtime.ts';
import type { RequestHandler } from './$types';

/** For load balancers and for people: is the map up, on which tier, with which schema, with data in it? */
export const GET: RequestHandler = async () => {
	const { backend } = await openRuntime();
	const status = await backend.status();
	return json(status, { status: status.status === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } });
};
