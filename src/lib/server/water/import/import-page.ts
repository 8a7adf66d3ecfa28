/** The import page and the sample form on the server: complete for browsers without scripts, else only the database's part. */
import { createHash } from 'node:crypto';
import type { DataClient } from '../../../data/client.ts';
import { knowledgeFor, mayStoreSamples, samplesAt, type ImportKnowledge } from '../../../data/water/samples.ts';
import { readTableFile } from '../../../domain/shared/files/table-file.ts';
import {
	type ImportPreview,
	keysOf,
	previewOf,
	type RecordedSample,
	withRecorded
} from '../../../domain/water/lab/lab-preview.ts';

export async function importKnowledge(db: DataClient, town: string): Promise<ImportKnowledge> {
	const may_store = await mayStoreSamples(db, town);
	return { may_store, knowledge: await knowledgeFor(db, town, may_store) };
}

/** @param today ISO date in the town's time zone */
export async function previewUpload(
	db: DataClient,
	town: string,
	{ name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> },
	today: string
): Promise<{ preview: ImportPreview; may_store: boolean }> {
	const { may_store, knowledge } = await importKnowledge(db, town);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const preview = previewOf(await readTableFile(bytes), knowledge, { file: name, sha256, today });
	if (!may_store || preview.samples.length === 0) return { preview, may_store };
	const recorded = await recordedFor(db, town, keysOf(preview));
	return { preview: recorded ? withRecorded(preview, recorded) : preview, may_store };
}

/** @returns null where the user has no right to it */
export async function recordedFor(
	db: DataClient,
	town: string,
	keys: readonly { section: string; date: string }[]
): Promise<RecordedSample[] | null> {
	const recorded = await samplesAt(db, town, keys);
	return recorded.ok ? recorded.value : null;
}
