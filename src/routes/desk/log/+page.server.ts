import { listChanges } from '$lib/data/staff/change-log.ts';
import { todayIn } from '$lib/server/shared/town-directory.ts';
import { featuresAsOf } from '$lib/server/cache/features.ts';
import { namesOf, readLogRequest } from '$lib/server/staff/change-log-page.ts';
import { parseView } from '$lib/domain/shared/view-state.ts';
import type { PageServerLoad } from './$types';

const PAGE_ROWS = 50;

export const load: PageServerLoad = async (event) => {
	const { town, filter, asked, badDay } = await readLogRequest(event);
	const { page } = parseView(event.url.searchParams).view;
	const { entries, all } = await listChanges(event.locals.db, town.code, filter, (page - 1) * PAGE_ROWS, PAGE_ROWS);
	const names = namesOf(town, await featuresAsOf(event.locals.db, town.code, todayIn(town)), entries);
	return { entries, names, all, page, pages: Math.max(1, Math.ceil(all / PAGE_ROWS)), asked, badDay };
};
