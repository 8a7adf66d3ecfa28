/** One open map as a stream of server-sent events (HTML standard, 9.2). */
import type { DataClient } from '../../data/client.ts';
import type { Change, Editions } from '../../domain/shared/live.ts';
import type { LiveHub } from './hub.ts';

/** Somebody who reads so slowly that this many messages wait is sent away, and catches up when they are back. */
const MOST_WAITING = 64;
/** Maps that were open when the server ended come back spread over two seconds, not all in the same moment. */
const RETRY_MS = { least: 500, most: 2500 };

export const LIVE_HEADERS = {
	'content-type': 'text/event-stream; charset=utf-8',
	// Neither kept nor packed by anybody on the way: each line is to arrive when it is written.
	'cache-control': 'no-store, no-transform',
	'x-accel-buffering': 'no',
	// Whoever comes back does so on a connection of its own, and not on one of a server that is ending.
	connection: 'close'
};

const encoder = new TextEncoder();
const BEAT = encoder.encode(':\n\n');

export interface StreamOptions {
	/** Code and slug of the town. */
	town: { code: string; slug: string };
	db: DataClient;
	after: Editions | null;
	/** After so long the line is ended and comes back: a session is looked at again. Null: it may stand. */
	life_ms: number | null;
	onclosed: () => void;
}

export function liveStream(hub: LiveHub, options: StreamOptions): ReadableStream<Uint8Array> {
	const { town, db, after, life_ms, onclosed } = options;
	let gone: () => void = () => undefined;
	return new ReadableStream<Uint8Array>({
		start(controller) {
			let open = true;
			const stop = (): void => {
				open = false;
				leave();
				clearTimeout(timer);
				onclosed();
			};
			const end = (): void => {
				if (!open) return;
				stop();
				controller.close();
			};
			const send = (bytes: Uint8Array): void => {
				if (!open) return;
				controller.enqueue(bytes);
				if ((controller.desiredSize ?? 0) < -MOST_WAITING) end();
			};
			const leave = hub.listen({
				town: town.code,
				db,
				after,
				tell: (changes, cursor) => send(encoder.encode(messageOf(town.slug, changes, cursor))),
				beat: () => send(BEAT),
				end
			});
			const timer = life_ms === null ? undefined : setTimeout(end, life_ms).unref();
			const { least, most } = RETRY_MS;
			send(encoder.encode(`retry: ${Math.round(least + Math.random() * (most - least))}\n\n`));
			// A stream whose reader has left is closed already: to close it again would throw, and where the reader left
			// before the answer began nobody would catch that.
			gone = () => {
				if (open) stop();
			};
		},
		cancel() {
			gone();
		}
	});
}

/** An event that carries nothing still moves the reader's `Last-Event-ID` on. */
function messageOf(town: string, changes: readonly Change[], cursor: string): string {
	if (changes.length === 0) return `id: ${cursor}\n\n`;
	return `id: ${cursor}\nevent: change\ndata: ${JSON.stringify({ town, changes })}\n\n`;
}
