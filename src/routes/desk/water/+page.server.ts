import { reviewQueue, reviewSamples } from '$lib/data/water/reviews.ts';
import { reviewedSample, REVIEW_STATES } from '$lib/domain/water/review.ts';
import { movedNow, reviewForm } from '$lib/domain/water/review-form.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { deskAction } from '$lib/server/shared/desk-action.ts';
import { townOf } from '$lib/server/shared/town-directory.ts';
import type { Actions, PageServerLoad } from './$types';

const MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'keep_water');
	const { locals, url } = event;
	const town = await townOf(locals.db, url);
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
		/** Moved just now: a step forward can be reverted by one button. */
		moved: movedNow(url.searchParams)
	};
};

export const actions: Actions = {
	default: deskAction('keep_water', reviewForm, async ({ db, town, language, values, event }) => {
		const answer = await reviewSamples(db, town.code, { ...values, language });
		if (!answer.ok) return answer;
		const { searchParams } = event.url;
		// Keeps the position in the list.
		const shown = ['state', 'month'].flatMap((name) => {
			const value = searchParams.get(name);
			return value ? [[name, value] as const] : [];
		});
		const moved = { moved: values.ids.join('-'), from: values.from, to: values.to };
		return { ok: true, query: { ...moved, ...Object.fromEntries(shown) } };
	})
};
