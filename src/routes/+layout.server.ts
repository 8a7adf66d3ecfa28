import { isLocalRequest } from '$lib/server/shared/examples-guard.ts';
import { openRuntime } from '$lib/server/backend/runtime.ts';
import { onlineBasemaps } from '$lib/server/shared/online-basemaps.ts';
import { examplesIn, todayIn, townFor, townsOf, vocabularyOf } from '$lib/server/shared/town-directory.ts';
import { parseView } from '$lib/domain/shared/view-state.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const { locals, url } = event;
	const { db, mode, text, account, staff } = locals;
	// Only the town is read from the address here: other parameters change without asking the server again.
	const { view } = parseView(new URLSearchParams({ town: url.searchParams.get('town') ?? '' }));
	const town = await townFor(db, view.town);
	const [vocabulary, towns, examples] = await Promise.all([
		vocabularyOf(db, town.code),
		townsOf(db),
		examplesIn(db, town.code)
	]);
	return {
		town,
		towns: towns.map(({ slug, name, language }) => ({ slug, name, language })),
		...vocabulary,
		mode,
		text,
		account,
		staff,
		today: todayIn(town),
		onlineBasemaps: onlineBasemaps(),
		examples,
		canRemoveExamples:
			examples.length > 0 &&
			(await openRuntime()).backend.removeExamples !== null &&
			(staff?.role === 'admin' || isLocalRequest(event))
	};
};
