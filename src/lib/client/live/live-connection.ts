/**
 * The line on which an open map hears what has been saved. Comes back by itself after whatever ended it, and asks for what
 * was missed; rests while nobody looks.
 */
import * as v from 'valibot';
import type { Change } from '../../domain/shared/live.ts';

/** What of `EventSource` is used: a test, or another program, brings one of its own. */
export interface Source {
	readonly readyState: number;
	addEventListener(type: string, listener: (event: { data?: unknown; lastEventId?: string }) => void): void;
	close(): void;
}

const CLOSED = 2;
/** An EventSource that was refused does not try again: then this does, ever more seldom. */
const RETRY_MS = { first: 1_000, most: 30_000 };

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

export interface LineOptions {
	/** @param cursor from where on changes are wanted */
	open: (cursor: string) => Source;
	onchanges: (changes: readonly Change[]) => void;
}

export class LiveLine {
	readonly #options: LineOptions;
	#cursor: string;
	#source: Source | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#wait_ms = RETRY_MS.first;
	#resting = true;

	/** @param cursor where the data stand that the page has */
	constructor(cursor: string, options: LineOptions) {
		this.#cursor = cursor;
		this.#options = options;
	}

	/** Begins, or goes on after a rest: what happened meanwhile is told first. */
	listen(): void {
		if (!this.#resting) return;
		this.#resting = false;
		this.#connect();
	}

	rest(): void {
		this.#resting = true;
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
			if (this.#source === source && source.readyState === CLOSED) this.#comeBack();
		});
	}

	#comeBack(): void {
		this.#source?.close();
		this.#source = null;
		const spread = 0.5 + Math.random();
		this.#timer = setTimeout(() => this.#connect(), this.#wait_ms * spread);
		this.#wait_ms = Math.min(RETRY_MS.most, this.#wait_ms * 2);
	}
}

function parsed(data: unknown): unknown {
	try {
		return JSON.parse(String(data));
	} catch {
		return null;
	}
}
