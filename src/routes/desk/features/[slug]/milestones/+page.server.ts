import { error } from '@sveltejs/kit';
import { getFeature } from '$lib/data/planning/features.ts';
import {
	finishMilestone,
	listMilestones,
	saveMilestone,
	withdrawMilestone,
	type MilestoneSaved
} from '$lib/data/planning/milestones.ts';
import { finishForm, milestoneForm, reopenForm } from '$lib/domain/planning/milestones/milestone-form.ts';
import { actionBeside } from '$lib/domain/shared/form.ts';
import { parseView } from '$lib/domain/shared/view-state.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { featuresAsOf } from '$lib/server/cache/features.ts';
import { deskAction, doneWith } from '$lib/server/shared/desk-action.ts';
import { todayIn, townFor } from '$lib/server/shared/town-directory.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'plan_milestones');
	const { locals, params, url } = event;
	const town = await townFor(locals.db, parseView(url.searchParams).view.town);
	const listed = (await featuresAsOf(locals.db, town.code, todayIn(town))).find(({ slug }) => slug === params.slug);
	const feature = listed && (await getFeature(locals.db, town.code, listed));
	if (!feature) error(404, { message: 'unknown feature', code: 'not_found' });
	const all = await listMilestones(locals.db, town.code, null);
	return {
		map: true,
		feature,
		milestones: all.filter((milestone) => milestone.feature.slug === feature.slug),
		/** Units named before: offered while typing. */
		units: [...new Set(all.flatMap(({ unit }) => unit ?? []))].sort(),
		/** The promise that a new one is drafted from. */
		from: feature.events.find(
			({ id, kind, revoked_at }) =>
				kind === 'target' && revoked_at === null && String(id) === url.searchParams.get('from')
		),
		saved: url.searchParams.has('saved')
	};
};

const outcomeOf = (answer: MilestoneSaved) => doneWith(answer, ({ id }) => ({ saved: String(id) }));

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
