import { FileRefused } from '$lib/domain/places/formats/reader.ts';
import { importerOf } from '$lib/server/places/import/import-request.ts';
import { drafts } from '$lib/server/places/import/drafts.ts';
import { readFiles } from '$lib/server/places/formats/read-upload.ts';
import { progressResponse } from '$lib/server/http/progress-stream.ts';
import { uploadedFiles } from '$lib/server/places/import/upload.ts';
import type { RequestHandler } from './$types';

/** Reads the files of a form. Last line: {draft} or {problem, detail}. */
export const POST: RequestHandler = async (event) => {
	const { owner, town } = await importerOf(event);
	return progressResponse(async (report) => {
		try {
			const files = await uploadedFiles(event.request);
			const read = await readFiles(files, (share) => report({ phase: 'reading', share }));
			return { draft: drafts.keep(owner, town.code, files, read).id };
		} catch (error) {
			if (!(error instanceof FileRefused)) throw error;
			return { problem: error.problem, detail: error.detail };
		}
	});
};
