/**
 * Tells open maps what has been saved, by whichever process and hand. The database counts its changes: while somebody
 * listens, the count is looked at once a second for all listeners together, and at once when this process has written.
 * That works the same on every tier; what somebody is told is read with their own rights.
 */
import type { DataClient } from '../../data/client.ts';
import { changesBetween, listEditions } from '../../data/shared/recent-changes.ts';
import { cursorOf, type Change, type Editions } from '../../domain/shared/live.ts';

const LOOK_EVERY_MS = 1000;
/** Proxies close what is silent for a minute. */
const BEAT_EVERY_MS = 20_000;

/** One open map. */
export interface Listener {
	/** Code of its town. */
	readonly town: string;
	/** Reads what its user may see; everybody who has not signed in shares one. */
	readonly db: DataClient;
	/** Where its reading stands; null: it begins now. */
	after: Editions | null;
	/** @param changes none: its user may see nothing of what changed, only the cursor moved on */
	tell(changes: readonly Change[], cursor: string): void;
	/** Shows proxies and the listener that the line stands. */
	beat(): void;
	/** The server ends. */
	end(): void;
}

export class LiveHub {
	readonly #db: DataClient;
	readonly #listeners = new Set<Listener>();
	#timer: ReturnType<typeof setInterval> | null = null;
	#beats: ReturnType<typeof setInterval> | null = null;
	#looking: Promise<void> | null = null;
	#again = false;

	/** @param db with the rights of nobody: the counts are no secret */
	constructor(db: DataClient) {
		this.#db = db;
	}

	get listeners(): number {
		return this.#listeners.size;
	}

	/** @returns how to stop listening */
	listen(listener: Listener): () => void {
		this.#listeners.add(listener);
		this.#timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS);
		this.#beats ??= setInterval(() => this.#beat(), BEAT_EVERY_MS);
		void this.look();
		return () => this.#leave(listener);
	}

	#leave(listener: Listener): void {
		this.#listeners.delete(listener);
		if (this.#listeners.size > 0) return;
		for (const timer of [this.#timer, this.#beats]) if (timer) clearInterval(timer);
		this.#timer = this.#beats = null;
	}

	/** Something may have changed. While one look is under way, one more follows and no third. */
	look(): Promise<void> {
		if (this.#listeners.size === 0) return Promise.resolve();
		this.#again = true;
		this.#looking ??= this.#lookUntilQuiet().finally(() => (this.#looking = null));
		return this.#looking;
	}

	async #lookUntilQuiet(): Promise<void> {
		while (this.#again) {
			this.#again = false;
			// A database that is gone for a moment is asked again with the next beat of the clock.
			await this.#lookOnce().catch(() => undefined);
		}
	}

	async #lookOnce(): Promise<void> {
		const editions = new Map((await listEditions(this.#db)).map(({ code, ...at }) => [code, at]));
		const groups = Map.groupBy(this.#behind(editions), ({ db }) => db);
		await Promise.all([...groups].map(([db, listeners]) => this.#tellAll(db, listeners, editions)));
	}

	/** Those whose town has moved on. Whoever has just come is put where the town stands, and told so. */
	#behind(editions: ReadonlyMap<string, Editions>): Listener[] {
		return [...this.#listeners].filter((listener) => {
			const now = editions.get(listener.town);
			if (!now) return false;
			if (!listener.after) this.#moveOn(listener, now, []);
			return listener.after !== null && cursorOf(listener.after) !== cursorOf(now);
		});
	}

	/** Listeners who stand at the same place are told the same: asked once for all of them. */
	async #tellAll(
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
				// A session that has run out: the listener comes back with a fresh one and is told then.
				if (db !== this.#db) for (const listener of group) listener.end();
			}
		}
	}

	#moveOn(listener: Listener, now: Editions, changes: readonly Change[]): void {
		listener.after = now;
		if (this.#listeners.has(listener)) listener.tell(changes, cursorOf(now));
	}

	#beat(): void {
		for (const listener of this.#listeners) listener.beat();
	}

	/** Ends every line, so that the server can. Listeners come back by themselves. */
	close(): void {
		for (const listener of [...this.#listeners]) {
			listener.end();
			this.#leave(listener);
		}
	}
}
