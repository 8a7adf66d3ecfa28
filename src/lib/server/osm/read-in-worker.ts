import { Worker } from 'node:worker_threads';
import type { OsmImport } from './load/osm-import.ts';
import { OsmFileError } from './pbf/blocks.ts';
import type { ReadMessage, ReadOrder } from './read-worker.ts';

/**
 * Reads an extract in a worker thread, whose memory is released when this returns.
 * @param onProgress called with the share of the file that has been read, 0 … 1
 * @returns the report, and the import; null where only the report was requested
 * @throws OsmFileError when the file is no whole extract, the box lies outside it, or no way may be walked
 */
export async function readInWorker(
	order: ReadOrder,
	onProgress: (share: number) => void
): Promise<{ report: string; osmImport: OsmImport | null }> {
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
