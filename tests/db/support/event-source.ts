/** An EventSource as in browsers (HTML standard, 9.2), as far as the map uses it: Node's own is behind a flag. */
import type { EventStream } from '../../../src/lib/client/live/live-connection.ts';

type Listener = Parameters<EventStream['addEventListener']>[1];

export class FetchSource implements EventStream {
	/** 0 connecting, 1 open, 2 closed. */
	readyState = 0;
	readonly #address: string;
	readonly #listeners = new Map<string, Listener[]>();
	readonly #abort = new AbortController();
	#retry_ms = 300;
	#lastEventId = '';

	constructor(address: string) {
		this.#address = address;
		void this.#run();
	}

	addEventListener(type: string, listener: Listener): void {
		this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
	}

	close(): void {
		this.readyState = 2;
		this.#abort.abort();
	}

	#emit(type: string, event: Parameters<Listener>[0] = {}): void {
		for (const listener of this.#listeners.get(type) ?? []) listener(event);
	}

	/** No server, or a broken connection: tries again. An answer that is not an event stream: closes. */
	async #run(): Promise<void> {
		while (this.readyState !== 2) {
			const refused = await this.#connect().catch(() => false);
			if (this.#abort.signal.aborted) return;
			this.readyState = refused ? 2 : 0;
			this.#emit('error');
			if (!refused) await new Promise((resolve) => setTimeout(resolve, this.#retry_ms));
		}
	}

	/** @returns whether the server refused the stream */
	async #connect(): Promise<boolean> {
		const headers = this.#lastEventId ? { 'last-event-id': this.#lastEventId } : undefined;
		const response = await fetch(this.#address, { signal: this.#abort.signal, ...(headers ? { headers } : {}) });
		if (response.status !== 200 || !response.body) return true;
		this.readyState = 1;
		this.#emit('open');
		let rest = '';
		for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
			const blocks = (rest + chunk).split('\n\n');
			rest = blocks.pop() ?? '';
			for (const block of blocks) this.#read(block);
		}
		return false;
	}

	#read(block: string): void {
		const fields = new Map(
			block.split('\n').map((line) => /^(\w*): ?(.*)$/.exec(line)?.slice(1, 3) as [string, string])
		);
		if (fields.has('retry')) this.#retry_ms = Number(fields.get('retry'));
		this.#lastEventId = fields.get('id') ?? this.#lastEventId;
		const data = fields.get('data');
		if (data !== undefined) this.#emit(fields.get('event') ?? 'message', { data, lastEventId: this.#lastEventId });
	}
}
