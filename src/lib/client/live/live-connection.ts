/**
 * The connection on which an open map receives saved changes. It reconnects after any failure and requests the missed
 * changes; it is paused while the page is hidden.
 */
import * as v from 'valibot';
import type { Change } from '../../domain/shared/live.ts';

/** The part of `EventSource` that is used, so that a test can replace it. */
export interface EventStream {
	readonly readyState: number;
	addEventListener(type: string, listener: (event: { data?: unknown; lastEventId?: string }) => void): void;
	close(): void;
}

const CLOSED = 2;
/** A refused EventSource does not reconnect by itself: this does, at growing intervals. */
const RETRY_MS = { first: 1_000, max: 30_000 };

const messageFormat = v.object({
	town: v.string(),
	changes: v.array(
		v.object({
			theme: v.picklist(['planning', 'circle', 'water']),
			edition: v.number(),
			records: v.nullable(v.array(v.string()))
		})
	)
});

export interface LiveConnectionOptions {
	/** @param cursor of the last known change */
	open: (cursor: string) => EventStream;
	onchanges: (changes: readonly Change[]) => void;
}

export class LiveConnection {
	readonly #options: LiveConnectionOptions;
	#cursor: string;
	#source: EventStream | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#wait_ms = RETRY_MS.first;
	#paused = true;

	/** @param cursor of the data that the page has */
	constructor(cursor: string, options: LiveConnectionOptions) {
		this.#cursor = cursor;
		this.#options = options;
	}

	/** Connects, also after a pause: missed changes come first. */
	resume(): void {
		if (!this.#paused) return;
		this.#paused = false;
		this.#connect();
	}

	pause(): void {
		this.#paused = true;
		clearTimeout(this.#timer);
		this.#source?.close();
		this.#source = null;
	}

	#connect(): void {
		const source = this.#options.open(this.#cursor);
		this.#source = source;
		source.addEventListener('open', () => (this.#wait_ms = RETRY_MS.first));
		source.addEventListener('change', ({ data, lastEventId }) => {
			if (this.#source !== source) return;
			if (lastEventId) this.#cursor = lastEventId;
			const message = v.safeParse(messageFormat, parsed(data));
			if (message.success) this.#options.onchanges(message.output.changes);
		});
		source.addEventListener('error', () => {
			if (this.#source === source && source.readyState === CLOSED) this.#reconnect();
		});
	}

	#reconnect(): void {
		this.#source?.close();
		this.#source = null;
		const spread = 0.5 + Math.random();
		this.#timer = setTimeout(() => this.#connect(), this.#wait_ms * spread);
		this.#wait_ms = Math.min(RETRY_MS.max, this.#wait_ms * 2);
	}
}

function parsed(data: unknown): unknown {
	try {
		return JSON.parse(String(data));
	} catch {
		return null;
	}
}
