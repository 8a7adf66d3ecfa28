import { error } from '@sveltejs/kit';
import { importReport, storeImport, undoImport, type ImportRefusal } from '$lib/data/places/imports.ts';
import { undoForm } from '$lib/domain/places/import/undo-form.ts';
import { refused, type Answer } from '$lib/domain/shared/answer.ts';
import { readId } from '$lib/domain/shared/form.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { IMPORT_TASK } from '$lib/server/places/import/import-request.ts';
import { deskAction, doneOrRefused, type DeskRequest } from '$lib/server/shared/desk-action.ts';
import { townOf } from '$lib/server/shared/town-directory.ts';
import type { Actions, PageServerLoad } from './$types';

/** Rows of each outcome; the counts are of all. */
const MAX_ROWS = 100;

export const load: PageServerLoad = async (event) => {
	staffOf(event, IMPORT_TASK);
	const { locals, params, url } = event;
	const town = await townOf(locals.db, url);
	const id = readId(params.id);
	const report = id === null ? null : await importReport(locals.db, town.code, id, MAX_ROWS);
	if (!report?.ok || !report.value) error(404, { message: 'unknown import', code: 'not_found' });
	return { map: true, report: report.value, done: url.searchParams.get('done') };
};

const decision = (
	done: string,
	decide: (
		request: DeskRequest<unknown, { reason: string; leave: boolean }>,
		id: number
	) => Promise<Answer<unknown, ImportRefusal>>
) =>
	deskAction(IMPORT_TASK, undoForm, async (request) => {
		const id = readId(request.event.params['id']);
		if (id === null) return refused('unknown_import');
		return doneOrRefused(await decide(request, id), () => ({ done }));
	});

export const actions: Actions = {
	store: decision('stored', ({ db, town }, id) => storeImport(db, town.code, id)),
	undo: decision('undone', ({ db, town, values: { reason, leave } }, id) =>
		undoImport(db, town.code, id, reason, leave)
	)
};
