import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { type ImportRefusal, ImportRefused, importReport, storeImport, undoImport } from '$lib/data/places/imports.ts';
import { DataUnavailable } from '$lib/data/shared/unwrap.ts';
import { townFor } from '$lib/server/shared/town-directory.ts';
import { IMPORT_TASK, importerOf } from '$lib/server/places/import/import-request.ts';
import { forgetKept } from '$lib/server/cache/cached.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { readId } from '$lib/server/planning/status-form.ts';
import { parseView, viewQuery } from '$lib/domain/shared/view-state.ts';
import type { Actions, PageServerLoad } from './$types';

/** Rows told of each outcome; the counts tell of all. */
const MOST_ROWS = 100;
const LONGEST_REASON = 1000;

export const load: PageServerLoad = async (event) => {
	staffOf(event, IMPORT_TASK);
	const { locals, params, url } = event;
	const town = await townFor(locals.db, parseView(url.searchParams).view.town);
	const id = readId(params.id);
	const report = id === null ? null : await importReport(locals.db, town.code, id, MOST_ROWS);
	if (!report) error(404, { message: 'unknown import', code: 'not_found' });
	return { map: true, report, done: url.searchParams.get('done') };
};

export const actions: Actions = {
	store: (event) => guarded(event, 'stored', async (town, id) => void (await storeImport(event.locals.db, town, id))),
	undo: async (event) => {
		await importerOf(event);
		const form = await event.request.formData();
		const reason = String(form.get('reason') ?? '').trim();
		const leave = form.get('leave') === 'edited';
		return guarded(event, 'undone', async (town, id) => {
			if (reason.length > LONGEST_REASON) throw new ImportRefused('invalid', '');
			await undoImport(event.locals.db, town, id, reason, leave);
		});
	}
};

const STATUS_OF: Partial<Record<ImportRefusal, number>> = { not_allowed: 403, changed_since: 409, edited_since: 409 };

async function guarded(event: RequestEvent, done: string, run: (town: string, id: number) => Promise<void>) {
	const { town } = await importerOf(event);
	const id = readId(event.params['id']);
	if (id === null) error(404, { message: 'unknown import', code: 'not_found' });
	try {
		await run(town.code, id);
	} catch (refused) {
		if (refused instanceof ImportRefused)
			return fail(STATUS_OF[refused.refusal] ?? 400, { problem: refused.refusal, detail: refused.detail });
		if (refused instanceof DataUnavailable) return fail(503, { problem: 'unavailable' as const, detail: '' });
		throw refused;
	}
	forgetKept();
	redirect(303, event.url.pathname + viewQuery(parseView(event.url.searchParams).view, new URLSearchParams({ done })));
}
