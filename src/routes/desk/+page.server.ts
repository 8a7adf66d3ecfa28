import { listChanges } from '$lib/data/staff/change-log.ts';
import { reviewsWaiting } from '$lib/data/water/reviews.ts';
import { listProposals } from '$lib/data/shared/proposals.ts';
import { featureScheduleStatus } from '$lib/domain/planning/milestones/milestone.ts';
import { targetStatusOf, stageRanks } from '$lib/domain/planning/lifecycle/schedule.ts';
import { may } from '$lib/domain/staff/access.ts';
import { namesOf } from '$lib/server/staff/change-log-page.ts';
import { todayIn, townOf, vocabularyOf } from '$lib/server/shared/town-directory.ts';
import { featuresAsOf } from '$lib/server/cache/features.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import type { PageServerLoad } from './$types';

const RECENT = 8;
const MAX_DUE = 100;
const EVERYTHING = { person: null, table: null, record: null, since: null, until: null };

export const load: PageServerLoad = async (event) => {
	const staff = staffOf(event);
	const { db } = event.locals;
	const town = await townOf(db, event.url);
	const today = todayIn(town);
	const [features, { lifecycles }, changes, samplesWaiting, proposals] = await Promise.all([
		featuresAsOf(db, town.code, today),
		vocabularyOf(db, town.code),
		listChanges(db, town.code, EVERYTHING, 0, RECENT),
		may(staff.role, 'keep_water') ? reviewsWaiting(db, town.code) : null,
		may(staff.role, 'propose') ? listProposals(db, town.code) : []
	]);
	const rankOf = stageRanks(lifecycles);
	const lights = features.map((feature) => featureScheduleStatus(feature, today));
	const due = features.filter((feature) => targetStatusOf(feature, today, rankOf) === 'unconfirmed');
	return {
		staff,
		mayMove: may(staff.role, 'move_status'),
		unplaced: features.filter(({ placement }) => placement === 'unplaced').length,
		dueCount: due.length,
		/** Features whose most urgent milestone is overdue, or due soon. */
		overdue: lights.filter((light) => light === 'red').length,
		dueSoon: lights.filter((light) => light === 'amber').length,
		due: due
			.toSorted((a, b) => (a.target?.date ?? '').localeCompare(b.target?.date ?? ''))
			.slice(0, MAX_DUE)
			.map(({ id, slug, name, class: featureClass, lifecycle, current, target }) => ({
				id,
				slug,
				name,
				class: featureClass,
				lifecycle,
				current,
				target
			})),
		/** For administrators: open proposals of others. For proposers: returned proposals. */
		toDecide: may(staff.role, 'decide_proposals')
			? proposals.filter(({ state, proposer }) => state === 'open' && proposer !== staff.id).length
			: 0,
		returned: proposals.filter(({ state, proposer }) => state === 'returned' && proposer === staff.id).length,
		changes: changes.entries,
		/** Names of the changed records, by code. */
		names: namesOf(town, features, changes.entries),
		/** null for staff who do not review. */
		samplesWaiting
	};
};
