import { fail } from '@sveltejs/kit';
import { mayStoreSamples } from '$lib/data/water/samples.ts';
import { todayIn, townOf } from '$lib/server/shared/town-directory.ts';
import { statusOf, storeEntered } from '$lib/server/water/import/entered-samples.ts';
import { previewUpload } from '$lib/server/water/import/import-page.ts';
import { readUpload } from '$lib/server/water/import/upload.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db }, parent }) => {
	const { town } = await parent();
	return { may_store: await mayStoreSamples(db, town.code) };
};

/** Without scripts; with them the browser reads the file itself and uses the endpoints beside this page. */
export const actions: Actions = {
	check: async ({ locals: { db }, request, url }) => {
		const upload = await readUpload(request);
		if (!upload.ok) return fail(upload.problem === 'too_large' ? 413 : 400, { upload_problem: upload.problem });
		const town = await townOf(db, url);
		return await previewUpload(db, town.code, upload, todayIn(town));
	},
	store: async ({ locals: { db }, request, url }) => {
		const sent = (await request.formData()).get('samples');
		const town = await townOf(db, url);
		const answer = await storeEntered(db, town.code, fromJson(sent), todayIn(town));
		return answer.ok ? { stored: answer } : fail(statusOf(answer), { stored: answer });
	}
};

function fromJson(text: FormDataEntryValue | null): unknown {
	try {
		return typeof text === 'string' ? JSON.parse(text) : null;
	} catch {
		return null;
	}
}
