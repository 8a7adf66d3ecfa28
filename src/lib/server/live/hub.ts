/**
 * Notifies open maps of saved changes by any process. The database counts its changes: while there are listeners, the
 * count is polled once a second for all of them together, and at once after a write of this process. That works the same
 * on every tier; the changes for a listener are read with its user's rights.
 */
import type { DataClient } from '../../data/client.ts';
import { changesBetween, listEditions } from '../../data/shared/recent-changes.ts';
import { cursorOf, type Change, type Editions } from '../../domain/shared/live.ts';

const POLL_INTERVAL_MS = 1000;
/** Proxies close a connection that is silent for a minute. */
const HEARTBEAT_INTERVAL_MS = 20_000;

/** One open map. */
export interface Listener {
	/** Code of its town. */
	readonly town: string;
	/** Reads what its user may see; visitors share one. */
	readonly db: DataClient;
	/** Edition it has been sent up to; null: starts at the current one. */
	after: Editions | null;
	/** @param changes none: its user may see nothing of the change, only the cursor advances */
	send(changes: readonly Change[], cursor: string): void;
	/** Shows proxies and the listener that the connection is alive. */
	heartbeat(): void;
	/** The server is shutting down. */
	end(): void;
}

export class LiveHub {
	readonly #db: DataClient;
	readonly #listeners = new Set<Listener>();
	#timer: ReturnType<typeof setInterval> | null = null;
	#heartbeats: ReturnType<typeof setInterval> | null = null;
	#polling: Promise<void> | null = null;
	#again = false;

	/** @param db of a visitor: the counts are public */
	constructor(db: DataClient) {
		this.#db = db;
	}

	get listeners(): number {
		return this.#listeners.size;
	}

	/** @returns how to stop listening */
	listen(listener: Listener): () => void {
		this.#listeners.add(listener);
		this.#timer ??= setInterval(() => void this.poll(), POLL_INTERVAL_MS);
		this.#heartbeats ??= setInterval(() => this.#heartbeat(), HEARTBEAT_INTERVAL_MS);
		void this.poll();
		return () => this.#leave(listener);
	}

	#leave(listener: Listener): void {
		this.#listeners.delete(listener);
		if (this.#listeners.size > 0) return;
		for (const timer of [this.#timer, this.#heartbeats]) if (timer) clearInterval(timer);
		this.#timer = this.#heartbeats = null;
	}

	/** Polls; while one poll is running, at most one more is queued. */
	poll(): Promise<void> {
		if (this.#listeners.size === 0) return Promise.resolve();
		this.#again = true;
		this.#polling ??= this.#pollUntilQuiet().finally(() => (this.#polling = null));
		return this.#polling;
	}

	async #pollUntilQuiet(): Promise<void> {
		while (this.#again) {
			this.#again = false;
			// A database that is unreachable for a moment is polled again at the next interval.
			await this.#pollOnce().catch(() => undefined);
		}
	}

	async #pollOnce(): Promise<void> {
		const editions = new Map((await listEditions(this.#db)).map(({ code, ...at }) => [code, at]));
		const groups = Map.groupBy(this.#behind(editions), ({ db }) => db);
		await Promise.all([...groups].map(([db, listeners]) => this.#sendAll(db, listeners, editions)));
	}

	/** Listeners whose town has changed. A new listener is put at the town's current edition and sent its cursor. */
	#behind(editions: ReadonlyMap<string, Editions>): Listener[] {
		return [...this.#listeners].filter((listener) => {
			const now = editions.get(listener.town);
			if (!now) return false;
			if (!listener.after) this.#moveOn(listener, now, []);
			return listener.after !== null && cursorOf(listener.after) !== cursorOf(now);
		});
	}

	/** Listeners at the same cursor get the same changes: read once for all of them. */
	async #sendAll(
		db: DataClient,
		listeners: readonly Listener[],
		editions: ReadonlyMap<string, Editions>
	): Promise<void> {
		const alike = Map.groupBy(listeners, ({ town, after }) => `${town} ${after ? cursorOf(after) : ''}`);
		for (const group of alike.values()) {
			const [{ town, after } = { town: '', after: null }] = group;
			const now = editions.get(town);
			if (!now || !after) continue;
			try {
				const changes = await changesBetween(db, town, after, now);
				for (const listener of group) this.#moveOn(listener, now, changes);
			} catch {
				// An expired session: the listener reconnects with a renewed one and gets the changes then.
				if (db !== this.#db) for (const listener of group) listener.end();
			}
		}
	}

	#moveOn(listener: Listener, now: Editions, changes: readonly Change[]): void {
		listener.after = now;
		if (this.#listeners.has(listener)) listener.send(changes, cursorOf(now));
	}

	#heartbeat(): void {
		for (const listener of this.#listeners) listener.heartbeat();
	}

	/** Ends every stream, so that the server can shut down. Listeners reconnect automatically. */
	close(): void {
		for (const listener of [...this.#listeners]) {
			listener.end();
			this.#leave(listener);
		}
	}
}
