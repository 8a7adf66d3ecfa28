/** A laboratory's file as a plain form uploads it. */
import { MAX_FILE_BYTES } from '../../../domain/shared/files/table-file.ts';

/** What a form adds to its file: names, boundaries. */
const FORM_BYTES = 64 * 1024;

export type Upload = { ok: true; name: string; bytes: Uint8Array<ArrayBuffer> } | { ok: false; problem: UploadProblem };
export type UploadProblem = 'too_large' | 'no_file';

/** What says beforehand that it is too large is refused before any of it is read. */
export async function readUpload(request: Request): Promise<Upload> {
	const announced = Number(request.headers.get('content-length') ?? 0);
	if (announced > MAX_FILE_BYTES + FORM_BYTES) return { ok: false, problem: 'too_large' };
	const form = await formOf(request);
	if (form === 'too_large') return { ok: false, problem: 'too_large' };
	const file = form.get('file');
	if (!(file instanceof File) || file.name === '') return { ok: false, problem: 'no_file' };
	if (file.size > MAX_FILE_BYTES) return { ok: false, problem: 'too_large' };
	return { ok: true, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** The server stops reading where a body that did not say its size grows beyond what it takes. */
async function formOf(request: Request): Promise<FormData | 'too_large'> {
	try {
		return await request.formData();
	} catch (error) {
		if (typeof error === 'object' && error !== null && 'status' in error && error.status === 413) return 'too_large';
		throw error;
	}
}
