/**
 * Removes files without a record: it was deleted with its town or outfall, or the server ended between storing file and
 * record. Only in the folder; in Supabase Storage the uploader may remove a file while it has no record.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { createDataClient, type DataClient } from '../../../data/client.ts';
import { knownPhotos } from '../../../data/water/photos.ts';
import type { Backend } from '../../backend/backend.ts';
import { inProcess } from '../../backend/gateway.ts';
import type { Settings } from '../../backend/settings.ts';
import { photoFolder } from './store.ts';

/** Younger files may belong to a form in progress. */
const SETTLED_MS = 60 * 60 * 1000;
const AT_ONCE = 500;

/** @returns how many files were removed */
export async function removeOrphans(folder: string, service: DataClient, now_ms = Date.now()): Promise<number> {
	const old: string[] = [];
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
		if (!entry.isFile()) continue;
		const place = path.join(entry.parentPath, entry.name);
		if (now_ms - (await stat(place)).mtimeMs > SETTLED_MS) old.push(place);
	}
	let removed = 0;
	for (let at = 0; at < old.length; at += AT_ONCE) {
		const some = old.slice(at, at + AT_ONCE);
		const known = new Set(
			await knownPhotos(
				service,
				some.map((place) => path.basename(place))
			)
		);
		for (const place of some.filter((candidate) => !known.has(path.basename(candidate)))) {
			await rm(place, { force: true });
			removed += 1;
		}
	}
	return removed;
}

let removedAt_ms = 0;

/** Occasionally, beside a request: never awaited, and a failure only means another attempt later. */
export function removeOrphansAtTimes(backend: Backend, settings: Settings): void {
	const { gateway } = backend;
	if (!gateway || Date.now() - removedAt_ms < SETTLED_MS) return;
	removedAt_ms = Date.now();
	const service = createDataClient(inProcess(gateway, gateway.keys.serviceKey));
	removeOrphans(photoFolder(settings), service).catch(() => (removedAt_ms = 0));
}
