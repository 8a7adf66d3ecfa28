/** Reads a laboratory's sheet in a worker: large ones take a while, and the page stays responsive. */
import { readTableFile } from '$lib/domain/shared/files/table-file.ts';
import { previewOf } from '$lib/domain/water/lab/lab-preview.ts';
import type { ReadAnswer, ReadTask } from './read-sheet.ts';

addEventListener('message', ({ data }: MessageEvent<ReadTask>) => {
	read(data).then(
		(preview) => postMessage({ ok: true, preview } satisfies ReadAnswer),
		() => postMessage({ ok: false } satisfies ReadAnswer)
	);
});

async function read({ file, knowledge, today }: ReadTask) {
	const bytes = new Uint8Array(await file.arrayBuffer());
	return previewOf(await readTableFile(bytes), knowledge, { file: file.name, sha256: await sha256Of(bytes), today });
}

/** Browsers offer the digest on pages with TLS only. */
async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
	const subtle: SubtleCrypto | undefined = crypto.subtle;
	if (!subtle) return null;
	const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
