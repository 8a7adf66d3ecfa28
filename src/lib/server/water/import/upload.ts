/** A laboratory file uploaded by a plain form. */
import { MAX_FILE_BYTES } from '../../../domain/shared/files/table-file.ts';
import { isTooLarge } from '../../http/body-limit.ts';

/** Overhead of the form around its file: names, boundaries. */
const FORM_BYTES = 64 * 1024;

export type Upload = { ok: true; name: string; bytes: Uint8Array<ArrayBuffer> } | { ok: false; problem: UploadProblem };
export type UploadProblem = 'too_large' | 'no_file';

/** A declared size above the limit is refused before anything is read. */
export async function readUpload(request: Request): Promise<Upload> {
	const announced = Number(request.headers.get('content-length') ?? 0);
	if (announced > MAX_FILE_BYTES + FORM_BYTES) return { ok: false, problem: 'too_large' };
	// The server stops reading a body of undeclared size at the limit.
	const form = await request.formData().catch((reason: unknown) => {
		if (isTooLarge(reason)) return null;
		throw reason;
	});
	if (!form) return { ok: false, problem: 'too_large' };
	const file = form.get('file');
	if (!(file instanceof File) || file.name === '') return { ok: false, problem: 'no_file' };
	if (file.size > MAX_FILE_BYTES) return { ok: false, problem: 'too_large' };
	return { ok: true, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
