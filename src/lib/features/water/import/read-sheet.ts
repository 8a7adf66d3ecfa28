/** The page's side of the worker that reads sheets. */
import { MAX_FILE_BYTES } from '$lib/domain/shared/files/table-file.ts';
import { type ImportPreview, type LabKnowledge, unreadable } from '$lib/domain/water/lab/lab-preview.ts';

export interface ReadTask {
	file: File;
	knowledge: LabKnowledge;
	/** ISO date in the town's time zone. */
	today: string;
}

export type ReadAnswer = { ok: true; preview: ImportPreview } | { ok: false };

/** A file above the limit is refused before it is read. @throws Error where the worker fails */
export async function readSheet(task: ReadTask): Promise<ImportPreview> {
	if (task.file.size > MAX_FILE_BYTES) return unreadable({ file: task.file.name, sha256: null }, 'too_large');
	const worker = new Worker(new URL('./read.worker.ts', import.meta.url), { type: 'module' });
	try {
		return await new Promise<ImportPreview>((resolve, reject) => {
			worker.addEventListener('message', ({ data }: MessageEvent<ReadAnswer>) =>
				data.ok ? resolve(data.preview) : reject(new Error('the sheet was not read'))
			);
			worker.addEventListener('error', ({ message }) => reject(new Error(message)));
			worker.postMessage(task);
		});
	} finally {
		worker.terminate();
	}
}
