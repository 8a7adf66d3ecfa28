/** The files of a form: one, or several parts of one data set. */
import { isHttpError } from '@sveltejs/kit';
import { FileRefused, MAX_UPLOAD_BYTES, type PlacesFile } from '../../../domain/places/formats/reader.ts';
import { isTooLarge } from '../../http/body-limit.ts';

const FORM_BYTES = 64 * 1024;
const MAX_FILES = 20;

/** A declared size above the limit is refused before anything is read. @throws FileRefused */
export async function uploadedFiles(request: Request): Promise<PlacesFile[]> {
	const announced = Number(request.headers.get('content-length') ?? 0);
	if (announced > MAX_UPLOAD_BYTES + FORM_BYTES) throw new FileRefused('too_large');
	const form = await formOf(request);
	const files = form.getAll('file').filter((entry): entry is File => entry instanceof File && entry.name !== '');
	if (files.length === 0) throw new FileRefused('no_file');
	if (files.length > MAX_FILES) throw new FileRefused('too_many_parts', String(files.length));
	if (files.reduce((sum, { size }) => sum + size, 0) > MAX_UPLOAD_BYTES) throw new FileRefused('too_large');
	return Promise.all(
		files.map(async (file) => ({
			name: file.name.replace(/^.*[/\\]/, ''),
			bytes: new Uint8Array(await file.arrayBuffer())
		}))
	);
}

/** The server stops reading a body above the limit; a truncated one contains no file. */
async function formOf(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch (error) {
		if (isTooLarge(error)) throw new FileRefused('too_large');
		if (isHttpError(error, 400)) throw new FileRefused('no_file');
		throw error;
	}
}
