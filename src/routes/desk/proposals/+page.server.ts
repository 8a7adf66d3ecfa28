import { listProposals } from '$lib/data/shared/proposals.ts';
import { townOf } from '$lib/server/shared/town-directory.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const staff = staffOf(event, 'propose');
	const { db } = event.locals;
	const town = await townOf(db, event.url);
	const proposals = await listProposals(db, town.code);
	return {
		proposals: proposals.map(({ id, kind, why, state, proposer, proposer_email, proposed_at, feature }) => ({
			id,
			kind,
			why,
			state,
			proposer_email,
			proposed_at,
			feature,
			own: proposer === staff.id
		}))
	};
};
