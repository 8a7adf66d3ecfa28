import { fail, redirect } from '@sveltejs/kit';
import { listImports } from '$lib/data/places/imports.ts';
import { FileRefused } from '$lib/domain/places/formats/reader.ts';
import { townOf } from '$lib/server/shared/town-directory.ts';
import { IMPORT_TASK, importerOf } from '$lib/server/places/import/import-request.ts';
import { drafts } from '$lib/server/places/import/drafts.ts';
import { readFiles } from '$lib/server/places/formats/read-upload.ts';
import { uploadedFiles } from '$lib/server/places/import/upload.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { parseView, viewQuery } from '$lib/domain/shared/view-state.ts';
import type { Actions, PageServerLoad } from './$types';

const MAX_LISTED = 30;

export const load: PageServerLoad = async (event) => {
	staffOf(event, IMPORT_TASK);
	const { locals, url } = event;
	const town = await townOf(locals.db, url);
	return {
		map: true,
		imports: await listImports(locals.db, town.code, MAX_LISTED),
		gone: url.searchParams.has('gone')
	};
};

/** Without scripts; with them the file is sent to the endpoint beside this page, which reports the progress. */
export const actions: Actions = {
	read: async (event) => {
		const { owner, town } = await importerOf(event);
		try {
			const files = await uploadedFiles(event.request);
			const draft = drafts.keep(owner, town.code, files, await readFiles(files));
			redirect(303, `/desk/import/file/${draft.id}${viewQuery(parseView(event.url.searchParams).view)}`);
		} catch (error) {
			if (!(error instanceof FileRefused)) throw error;
			const { problem, detail } = error;
			return fail(problem === 'too_large' ? 413 : 422, { problem, detail });
		}
	}
};
