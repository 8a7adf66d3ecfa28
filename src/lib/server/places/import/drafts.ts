/**
 * Uploaded files that wait for decisions. They stay in this process's memory for an hour: nothing of a file is in the
 * database before its coordinate system is confirmed, and after a restart the file is chosen again.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { FileRead, PlacesFile } from '../../../domain/places/formats/reader.ts';

export interface Draft {
	id: string;
	/** The account that uploaded it: no other account can open it. */
	owner: string;
	/** Code of the town. */
	town: string;
	name: string;
	sha256: string;
	bytes: number;
	read: FileRead;
	until_ms: number;
}

const LIFETIME_MS = 60 * 60_000;
/** A large draft is some hundred megabytes in memory: the oldest are dropped. */
const MAX_DRAFTS = 6;
const MAX_NAME = 200;

export class Drafts {
	readonly #drafts = new Map<string, Draft>();

	/** One draft per account. */
	keep(owner: string, town: string, files: readonly PlacesFile[], read: FileRead, now_ms = Date.now()): Draft {
		this.#tidy(now_ms);
		for (const [id, draft] of this.#drafts) if (draft.owner === owner) this.#drafts.delete(id);
		const draft: Draft = {
			id: randomUUID(),
			owner,
			town,
			name: nameOf(files),
			sha256: fingerprint(files),
			bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
			read,
			until_ms: now_ms + LIFETIME_MS
		};
		this.#drafts.set(draft.id, draft);
		return draft;
	}

	/** @returns null where it is gone, or another account's */
	find(id: string, owner: string, town: string, now_ms = Date.now()): Draft | null {
		this.#tidy(now_ms);
		const draft = this.#drafts.get(id);
		if (!draft || draft.owner !== owner || draft.town !== town) return null;
		draft.until_ms = now_ms + LIFETIME_MS;
		return draft;
	}

	#tidy(now_ms: number): void {
		for (const [id, { until_ms }] of this.#drafts) if (until_ms <= now_ms) this.#drafts.delete(id);
		while (this.#drafts.size >= MAX_DRAFTS) {
			const [oldest] = [...this.#drafts.values()].sort((a, b) => a.until_ms - b.until_ms);
			if (!oldest) return;
			this.#drafts.delete(oldest.id);
		}
	}
}

export const drafts = new Drafts();

/** The digest of a single file, as any tool computes it; of a set the digest of all its parts in the order of their names. */
function fingerprint(files: readonly PlacesFile[]): string {
	const digest = createHash('sha256');
	for (const { bytes } of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) digest.update(bytes);
	return digest.digest('hex');
}

function nameOf(files: readonly PlacesFile[]): string {
	const main = files.find(({ name }) => /\.shp$/i.test(name)) ?? files[0];
	return (main?.name ?? '').slice(-MAX_NAME) || '—';
}
