import { DataUnavailable } from '$lib/data/rpc.ts';
import { askedDraft } from '$lib/server/places/import/import-request.ts';
import { readChoices } from '$lib/domain/places/import/choices.ts';
import { stageDraft } from '$lib/server/places/import/stage.ts';
import { progressResponse } from '$lib/server/http/progress-stream.ts';
import type { RequestHandler } from './$types';

/** Converts the file by the choices and has the database check it. Last line: {import} or {problems}. */
export const POST: RequestHandler = async (event) => {
	const { draft } = await askedDraft(event, event.params.draft);
	const form = await event.request.formData();
	return progressResponse(async (report) => {
		if (!draft) return { problems: ['gone'] };
		const choices = readChoices(draft.read.layers, form);
		if (Array.isArray(choices)) return { problems: choices };
		try {
			const staged = await stageDraft(event.locals.db, draft, choices, (share) =>
				report({ phase: share < 1 ? 'sending' : 'judging', share })
			);
			return staged.ok ? { import: staged.value.id } : { problems: [staged.refusal] };
		} catch (error) {
			if (error instanceof DataUnavailable) return { problems: ['unavailable'] };
			throw error;
		}
	});
};
