import { listNotes, listProgrammes, listSources } from '$lib/data/shared/sources.ts';
import type { PageServerLoad } from './$types';

/** The whole appendix: it is small, and the search works on it without another request. */
export const load: PageServerLoad = async ({ locals, parent }) => {
	const { town } = await parent();
	const [documents, programmes, notes] = await Promise.all([
		listSources(locals.db, town.code),
		listProgrammes(locals.db, town.code),
		listNotes(locals.db, town.code)
	]);
	return { documents, programmes, notes };
};
