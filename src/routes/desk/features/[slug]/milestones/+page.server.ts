import { error, type RequestEvent } from '@sveltejs/kit';
import { getFeature } from '$lib/data/planning/features.ts';
import {
	finishMilestone,
	listMilestones,
	saveMilestone,
	withdrawMilestone,
	type MilestoneSaved,
	type SeenMilestone
} from '$lib/data/planning/milestones.ts';
import { deskAction } from '$lib/server/shared/desk-action.ts';
import { todayIn, townFor } from '$lib/server/shared/town-directory.ts';
import { featuresAsOf } from '$lib/server/cache/features.ts';
import {
	isTooLong,
	readDay,
	readMilestone,
	readSeen,
	typedMilestone,
	type MilestoneFields,
	type MilestoneProblem
} from '$lib/server/planning/milestone-form.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { parseView } from '$lib/domain/shared/view-state.ts';
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

type Change = (
	event: RequestEvent,
	fields: MilestoneFields,
	town: string
) => Promise<MilestoneSaved | MilestoneProblem>;

const act = (change: Change) => async (event: RequestEvent) => {
	const fields = typedMilestone(await event.request.formData());
	return deskAction<MilestoneFields, MilestoneProblem>(event, 'plan_milestones', fields, async (town) => {
		if (isTooLong(fields)) return 'too_long';
		const answer = await change(event, fields, town.code);
		if (typeof answer === 'string') return answer;
		return 'refusal' in answer ? answer.refusal : { saved: String(answer.id) };
	});
};

/** For changes of a milestone that is there. */
const ofOne = (
	change: (event: RequestEvent, fields: MilestoneFields, town: string, seen: SeenMilestone) => ReturnType<Change>
) =>
	act(async (event, fields, town) => {
		const seen = readSeen(fields);
		return seen ? change(event, fields, town, seen) : 'unknown_milestone';
	});

export const actions: Actions = {
	save: act(async ({ locals, params }, fields, town) => {
		const entry = readMilestone(fields, params['slug'] ?? '', locals.language);
		return typeof entry === 'string' ? entry : saveMilestone(locals.db, town, entry);
	}),
	finish: ofOne(async ({ locals }, fields, town, seen) => {
		const day = readDay(fields.done_on);
		return day ? finishMilestone(locals.db, town, seen, day, fields) : 'bad_date';
	}),
	reopen: ofOne(({ locals }, fields, town, seen) => finishMilestone(locals.db, town, seen, null, fields)),
	withdraw: ofOne(({ locals }, { reason }, town, seen) => withdrawMilestone(locals.db, town, seen, reason))
};
