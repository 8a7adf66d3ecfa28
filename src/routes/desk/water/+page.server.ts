import { fail, redirect } from '@sveltejs/kit';
import { reviewQueue, reviewSamples } from '$lib/data/water/reviews.ts';
import { DataUnavailable } from '$lib/data/shared/unwrap.ts';
import { may } from '$lib/domain/staff/access.ts';
import { reviewedSample, REVIEW_STATES } from '$lib/domain/water/review.ts';
import { townFor } from '$lib/server/shared/town-directory.ts';
import { movedNow, readReview, typedReview, type ReviewProblem } from '$lib/server/water/review-form.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { parseView, viewQuery } from '$lib/domain/shared/view-state.ts';
import type { Actions, PageServerLoad } from './$types';

const MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'keep_water');
	const { locals, url } = event;
	const town = await townFor(locals.db, parseView(url.searchParams).view.town);
	const state = REVIEW_STATES.find((known) => known === url.searchParams.get('state')) ?? 'preliminary';
	const asked = url.searchParams.get('month');
	const { samples, usual, ...queue } = await reviewQueue(
		locals.db,
		town.code,
		state,
		asked && MONTH.test(asked) ? asked : null
	);
	return {
		state,
		...queue,
		samples: samples.map((sample) => reviewedSample(sample, usual)),
		/** What has just been moved: a step forward can be taken back with one press. */
		moved: movedNow(url.searchParams)
	};
};

const STATUS_OF: Partial<Record<ReviewProblem, number>> = {
	signed_out: 401,
	not_allowed: 403,
	same_person: 403,
	changed_since: 409,
	unavailable: 503
};

export const actions: Actions = {
	default: async ({ locals, request, url }) => {
		const fields = typedReview(await request.formData());
		const refuse = (problem: ReviewProblem) => fail(STATUS_OF[problem] ?? 400, { problem, fields });
		if (!locals.account) return refuse('signed_out');
		if (!locals.staff || !may(locals.staff.role, 'keep_water')) return refuse('not_allowed');
		const move = readReview(fields, locals.language);
		if (typeof move === 'string') return refuse(move);
		const { view } = parseView(url.searchParams);
		try {
			const town = await townFor(locals.db, view.town);
			const answer = await reviewSamples(locals.db, town.code, move);
			if ('refusal' in answer) return refuse(answer.refusal);
		} catch (reason) {
			if (reason instanceof DataUnavailable) return refuse('unavailable');
			throw reason;
		}
		const told = new URLSearchParams({ moved: move.ids.join('-'), from: move.from, to: move.to });
		const shown = url.searchParams.get('state');
		if (shown) told.set('state', shown);
		const month = url.searchParams.get('month');
		if (month) told.set('month', month);
		redirect(303, url.pathname + viewQuery(view, told));
	}
};
