import { loadQuarter } from '$lib/server/planning/quarter-board.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { quarter, board, badQuarter, cards, all, units, themes } = await loadQuarter(event);
	return { quarter, board, badQuarter, cards, all, units, themeCodes: themes };
};
