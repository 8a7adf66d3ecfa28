/** One open map as a stream of server-sent events (HTML standard, 9.2). */
import type { DataClient } from '../../data/client.ts';
import type { Change, Editions } from '../../domain/shared/live.ts';
import type { LiveHub } from './hub.ts';

/** A reader with this many unread messages is disconnected, and catches up after reconnecting. */
const MAX_WAITING = 64;
/** Maps that were open when the server ended reconnect spread over two seconds, not all at the same moment. */
const RETRY_MS = { min: 500, max: 2500 };

export const LIVE_HEADERS = {
	'content-type': 'text/event-stream; charset=utf-8',
	// Neither cached nor compressed by proxies: each line must arrive when it is written.
	'cache-control': 'no-store, no-transform',
	'x-accel-buffering': 'no',
	// A map reconnects on a new connection, not on one of a server that is shutting down.
	connection: 'close'
};

const encoder = new TextEncoder();
const HEARTBEAT = encoder.encode(':\n\n');

export interface StreamOptions {
	/** Code and slug of the town. */
	town: { code: string; slug: string };
	db: DataClient;
	after: Editions | null;
	/** Lifetime of the stream; the map then reconnects, so that its session is checked again. Null: no limit. */
	life_ms: number | null;
	onclosed: () => void;
}

export function liveStream(hub: LiveHub, options: StreamOptions): ReadableStream<Uint8Array> {
	const { town, db, after, life_ms, onclosed } = options;
	let cancelled: () => void = () => undefined;
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
			const write = (bytes: Uint8Array): void => {
				if (!open) return;
				controller.enqueue(bytes);
				if ((controller.desiredSize ?? 0) < -MAX_WAITING) end();
			};
			const leave = hub.listen({
				town: town.code,
				db,
				after,
				send: (changes, cursor) => write(encoder.encode(messageOf(town.slug, changes, cursor))),
				heartbeat: () => write(HEARTBEAT),
				end
			});
			const timer = life_ms === null ? undefined : setTimeout(end, life_ms).unref();
			const { min, max } = RETRY_MS;
			write(encoder.encode(`retry: ${Math.round(min + Math.random() * (max - min))}\n\n`));
			// A stream whose reader has left is already closed: closing it again would throw, uncaught where the reader left before
			// the answer began.
			cancelled = () => {
				if (open) stop();
			};
		},
		cancel() {
			cancelled();
		}
	});
}

/** An event without data still advances the reader's `Last-Event-ID`. */
function messageOf(town: string, changes: readonly Change[], cursor: string): string {
	if (changes.length === 0) return `id: ${cursor}\n\n`;
	return `id: ${cursor}\nevent: change\ndata: ${JSON.stringify({ town, changes })}\n\n`;
}
