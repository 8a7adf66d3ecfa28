import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { getFeature } from '$lib/data/planning/features.ts';
import {
	getPlaceRecord,
	placeFeature,
	TAKE_BACK_TO,
	takePlaceBack,
	type PlaceRefusal
} from '$lib/data/places/places.ts';
import { propose } from '$lib/data/shared/proposals.ts';
import { DataUnavailable } from '$lib/data/shared/unwrap.ts';
import { may } from '$lib/domain/staff/access.ts';
import { todayIn, townFor } from '$lib/server/shared/town-directory.ts';
import { featuresAsOf } from '$lib/server/cache/features.ts';
import { forgetKept } from '$lib/server/cache/cached.ts';
import {
	proposedPlace,
	proposedPlaceForm,
	readPlace,
	typedPlace,
	type PlaceFields,
	type PlaceProblem
} from '$lib/server/places/place-form.ts';
import { proposalPage, proposalToRevise } from '$lib/server/planning/proposal-page.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { readId } from '$lib/server/planning/status-form.ts';
import { parseView, viewQuery } from '$lib/domain/shared/view-state.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const staff = staffOf(event, 'place_features');
	const { locals, params, url } = event;
	const town = await townFor(locals.db, parseView(url.searchParams).view.town);
	const listed = (await featuresAsOf(locals.db, town.code, todayIn(town))).find(({ slug }) => slug === params.slug);
	const [feature, record] = await Promise.all([
		listed && getFeature(locals.db, town.code, listed),
		getPlaceRecord(locals.db, town.code, params.slug)
	]);
	if (!feature || !record) error(404, { message: 'unknown feature', code: 'not_found' });
	const proposal = await proposalToRevise(locals.db, town.code, readId(url.searchParams.get('proposal')), {
		kind: 'place',
		slug: params.slug,
		proposer: staff.id
	});
	return {
		map: true,
		feature,
		record,
		/** A proposal that its proposer changes, as the form it was. */
		revised: proposal && proposedPlaceForm(proposal, record.version),
		/** What was said when it was returned. */
		comment: proposal?.comment ?? null,
		/** Saved here just now: it can be taken back with one press, unless it has changed since. */
		justSaved: readId(url.searchParams.get('placed')) === record.version,
		tookBack: url.searchParams.has('back')
	};
};

export const actions: Actions = {
	place: async (event) => {
		const values = typedPlace(await event.request.formData());
		return guarded(event, values, async (town) => {
			const place = readPlace(values, event.params.slug, event.locals.language);
			if ('problem' in place) return { problem: place.problem };
			const answer = await placeFeature(event.locals.db, town, place);
			if ('refusal' in answer) return { problem: answer.refusal.code, refusal: answer.refusal };
			return { query: { placed: String(answer.version) } };
		});
	},
	propose: async (event) => {
		const values = typedPlace(await event.request.formData());
		return guarded(event, values, async (town) => {
			const place = readPlace(values, event.params.slug, event.locals.language);
			if ('problem' in place) return { problem: place.problem };
			const answer = await propose(event.locals.db, town, proposedPlace(place, values));
			return 'refusal' in answer ? { problem: answer.refusal } : { proposal: answer.id };
		});
	},
	unplace: async (event) => {
		const form = await event.request.formData();
		return guarded(event, null, async (town) => {
			const version = readId(form.get('version'));
			if (version === null) return { problem: 'changed_since' };
			const reason = String(form.get('reason') ?? '').trim();
			const to = TAKE_BACK_TO.find((value) => value === form.get('to')) ?? 'before';
			const asked = { slug: event.params.slug, version, to, reason };
			const answer = await takePlaceBack(event.locals.db, town, asked);
			if ('refusal' in answer) return { problem: answer.refusal.code, refusal: answer.refusal };
			return { query: { back: '1' } };
		});
	}
};

type Outcome =
	{ query: Record<string, string> } | { proposal: number } | { problem: PlaceProblem; refusal?: PlaceRefusal };

const STATUS_OF: Partial<Record<PlaceProblem, number>> = {
	signed_out: 401,
	not_allowed: 403,
	changed_since: 409,
	unavailable: 503
};

/** Runs an action for whoever may; what was typed goes back with every refusal, and nobody is sent away from it. */
async function guarded(event: RequestEvent, values: PlaceFields | null, run: (town: string) => Promise<Outcome>) {
	const { locals, url } = event;
	const refuse = (problem: PlaceProblem, refusal: PlaceRefusal | null = null) =>
		fail(STATUS_OF[problem] ?? 400, { problem, values, refusal });
	if (!locals.account) return refuse('signed_out');
	if (!locals.staff || !may(locals.staff.role, 'place_features')) return refuse('not_allowed');
	const { view } = parseView(url.searchParams);
	try {
		const town = await townFor(locals.db, view.town);
		const outcome = await run(town.code);
		if ('problem' in outcome) return refuse(outcome.problem, outcome.refusal);
		if ('proposal' in outcome) redirect(303, proposalPage(outcome.proposal, view));
		forgetKept();
		redirect(303, url.pathname + viewQuery(view, new URLSearchParams(outcome.query)));
	} catch (reason) {
		if (reason instanceof DataUnavailable) return refuse('unavailable');
		throw reason;
	}
}
