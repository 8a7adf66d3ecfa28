import {
	finishMilestone,
	listMilestones,
	saveMilestone,
	withdrawMilestone,
	type MilestoneSaved
} from '$lib/data/planning/milestones.ts';
import { finishForm, milestoneForm, reopenForm } from '$lib/domain/planning/milestones/milestone-form.ts';
import { actionBeside } from '$lib/domain/shared/form.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { featureAsOf } from '$lib/server/planning/load-planning.ts';
import { deskAction, doneOrRefused } from '$lib/server/shared/desk-action.ts';
import { townOf } from '$lib/server/shared/town-directory.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'plan_milestones');
	const { locals, params, url } = event;
	const town = await townOf(locals.db, url);
	const feature = await featureAsOf(locals.db, town, params.slug);
	const all = await listMilestones(locals.db, town.code, null);
	return {
		map: true,
		feature,
		milestones: all.filter((milestone) => milestone.feature.slug === feature.slug),
		/** Units used before: suggested while typing. */
		units: [...new Set(all.flatMap(({ unit }) => unit ?? []))].sort(),
		/** The promise that a new one is drafted from. */
		from: feature.events.find(
			({ id, kind, revoked_at }) =>
				kind === 'target' && revoked_at === null && String(id) === url.searchParams.get('from')
		),
		saved: url.searchParams.has('saved')
	};
};

const outcomeOf = (answer: MilestoneSaved) => doneOrRefused(answer, ({ id }) => ({ saved: String(id) }));

export const actions: Actions = {
	save: deskAction('plan_milestones', milestoneForm, async ({ db, town, language, values, event }) => {
		const entry = { ...values, feature: event.params['slug'] ?? '', language };
		return outcomeOf(await saveMilestone(db, town.code, entry));
	}),
	finish: deskAction('plan_milestones', actionBeside(milestoneForm, finishForm), async ({ db, town, values }) =>
		outcomeOf(await finishMilestone(db, town.code, values, values.done_on, values))
	),
	reopen: deskAction('plan_milestones', actionBeside(milestoneForm, reopenForm), async ({ db, town, values }) =>
		outcomeOf(await finishMilestone(db, town.code, values, null, values))
	),
	withdraw: deskAction('plan_milestones', actionBeside(milestoneForm, reopenForm), async ({ db, town, values }) =>
		outcomeOf(await withdrawMilestone(db, town.code, values, values.reason))
	)
};
