import { summaryOf } from '$lib/presenters/circle/views.ts';
import { townCircle } from '$lib/server/circle/town-circle.ts';
import type { LayoutServerLoad } from './$types';

/** Depends on the town in the address only: other parameters do not reload it. */
export const load: LayoutServerLoad = async ({ locals: { db }, parent, depends }) => {
	depends('circle:summary');
	const { town } = await parent();
	const { places, facts } = await townCircle(db, town);
	return { map: true, theme: 'circle' as const, summary: summaryOf(places, facts) };
};
