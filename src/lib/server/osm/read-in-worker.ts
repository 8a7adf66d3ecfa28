import { Worker } from 'node:worker_threads';
import type { OsmCargo } from './load/osm-import.ts';
import { OsmFileError } from './pbf/blocks.ts';
import type { ReadMessage, ReadOrder } from './read-worker.ts';

/**
 * Reads an extract in a thread of its own; when this returns, the thread and what it took are gone.
 * @param onProgress called with the share of the file that has been read, 0 … 1
 * @returns what it holds in words, and what it brings; null where only the words were asked for
 * @throws OsmFileError when the file is no whole extract, the box lies outside it, or no way may be walked
 */
export async function readApart(
	order: ReadOrder,
	onProgress: (share: number) => void
): Promise<{ report: string; cargo: OsmCargo | null }> {
	const worker = new Worker(new URL('read-worker.ts', import.meta.url), { workerData: order });
	try {
		return await new Promise((resolve, reject) => {
			worker.on('message', (message: ReadMessage) => {
				if (message.type === 'progress') onProgress(message.share);
				else if (message.type === 'refused') reject(new OsmFileError(message.reason));
				else resolve(message);
			});
			worker.on('error', reject);
			worker.on('exit', () => reject(new Error('the reading thread ended without an answer')));
		});
	} finally {
		await worker.terminate();
	}
}
