import { fail } from '@sveltejs/kit';
import { listSections } from '$lib/data/water/sections.ts';
import { listSectionNames, mayStoreSamples } from '$lib/data/water/samples.ts';
import { checkForm, formFrom } from '$lib/domain/water/lab/lab-form.ts';
import { labItems } from '$lib/domain/water/lab/lab-items.ts';
import { standardOn } from '$lib/domain/water/standard/standard.ts';
import { todayIn, townOf } from '$lib/server/shared/town-directory.ts';
import { statusOf, storeEntered } from '$lib/server/water/import/entered-samples.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db }, parent }) => {
	const { town } = await parent();
	const [may_store, names, placed] = await Promise.all([
		mayStoreSamples(db, town.code),
		listSectionNames(db, town.code),
		listSections(db, town.code)
	]);
	const placeOf = new Map(placed.map(({ code, geometry }) => [code, geometry]));
	return {
		may_store,
		sections: names.map(({ code, name, water_body, target_class }) => {
			const [lon, lat] = placeOf.get(code)?.coordinates ?? [];
			const place = lon === undefined || lat === undefined ? null : { lon, lat };
			return { code, name, water_body, target_class, place };
		})
	};
};

/** Without scripts; with them the form sends its sample to the endpoint of the import page. */
export const actions: Actions = {
	default: async ({ locals: { db }, request, url }) => {
		const town = await townOf(db, url);
		const today = todayIn(town);
		const items = labItems(standardOn(today));
		const form = formFrom(await request.formData(), items);
		const sections = (await listSectionNames(db, town.code)).map(({ code }) => code);
		const { sample, problems } = checkForm(form, { items, sections, today });
		if (!sample) return fail(422, { form, problems });
		const body = { file: null, sha256: null, samples: [{ ...sample, row: null }] };
		const answer = await storeEntered(db, town.code, body, today);
		return answer.ok ? { saved: sample, answer } : fail(statusOf(answer), { form, answer });
	}
};
