/** The live changes of this server process: one hub, opened for the first listener. */
import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import { DataUnavailable } from '../../data/rpc.ts';
import { readCursor } from '../../domain/shared/live.ts';
import { parseView } from '../../domain/shared/view-state.ts';
import { unavailable } from '../api/problem.ts';
import type { Backend } from '../backend/backend.ts';
import { townFor } from '../shared/town-directory.ts';
import { LiveHub } from './hub.ts';
import { ConnectionSlots } from './connection-slots.ts';
import { LIVE_HEADERS, liveStream } from './stream.ts';

/** Shorter than a token's lifetime: each reconnect renews the session, and a revoked role takes effect. */
const MAX_STAFF_STREAM_MS = 15 * 60_000;

let hub: LiveHub | null = null;
let ending = false;
const slots = new ConnectionSlots();

/** Call after any possible write: open maps are notified without waiting for the next poll. */
export const pollChanges = (): void => void hub?.poll();

/** GET /api/live: the changes of a town from now on, or from the reader's cursor (`Last-Event-ID`, `after`). */
export async function answerLive(event: RequestEvent, backend: Backend): Promise<Response> {
	const { locals, url, request } = event;
	const { view } = parseView(url.searchParams);
	try {
		const town = await townFor(locals.db, view.town);
		const release = ending ? null : slots.acquire(event.getClientAddress());
		if (!release)
			return new Response('no room for another open map', { status: 503, headers: { 'retry-after': '30' } });
		hub ??= openHub(backend);
		const stream = liveStream(hub, {
			town,
			db: locals.db,
			after: readCursor(request.headers.get('last-event-id')) ?? readCursor(url.searchParams.get('after')),
			life_ms: locals.account ? MAX_STAFF_STREAM_MS : null,
			onclosed: release
		});
		return new Response(stream, { headers: LIVE_HEADERS });
	} catch (error) {
		if (error instanceof DataUnavailable) return unavailable(view.lang);
		if (isHttpError(error, 404)) return new Response('unknown town', { status: 404 });
		throw error;
	}
}

function openHub(backend: Backend): LiveHub {
	const made = new LiveHub(backend.anonymousClient());
	const events: NodeJS.EventEmitter = process;
	// In development the hub of the modules before an edit may still be registered.
	events.removeAllListeners('renewal:ending');
	// scripts/serve.ts emits this before it waits for open requests.
	events.once('renewal:ending', () => {
		ending = true;
		made.close();
	});
	return made;
}
