import { json } from '@sveltejs/kit';
import { openRuntime } from '$lib/server/backend/runtime.ts';
import type { RequestHandler } from './$types';

/** Health check: whether the map is up, its tier, its schema, and whether it has data. */
export const GET: RequestHandler = async () => {
	const { backend } = await openRuntime();
	const status = await backend.status();
	return json(status, { status: status.status === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } });
};
