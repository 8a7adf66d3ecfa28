import { error } from '@sveltejs/kit';
import { flawOf, getPlaceRecord, placeFeature, takePlaceBack, type PlaceSaved } from '$lib/data/places/places.ts';
import { propose } from '$lib/data/shared/proposals.ts';
import { placeForm, takeBackForm } from '$lib/domain/places/place-form.ts';
import { proposedPlaceForm } from '$lib/domain/planning/proposals/proposed-form.ts';
import { actionBeside, readId } from '$lib/domain/shared/form.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { featureAsOf } from '$lib/server/planning/load-planning.ts';
import { placedGeometry, placeProposal } from '$lib/server/planning/proposal-entry.ts';
import { proposalPage, proposalToRevise } from '$lib/server/planning/proposal-page.ts';
import { deskAction } from '$lib/server/shared/desk-action.ts';
import { townOf } from '$lib/server/shared/town-directory.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const staff = staffOf(event, 'place_features');
	const { locals, params, url } = event;
	const town = await townOf(locals.db, url);
	const [feature, record] = await Promise.all([
		featureAsOf(locals.db, town, params.slug),
		getPlaceRecord(locals.db, town.code, params.slug)
	]);
	if (!record) error(404, { message: 'unknown feature', code: 'not_found' });
	const proposal = await proposalToRevise(locals.db, town.code, readId(url.searchParams.get('proposal')), {
		kind: 'place',
		slug: params.slug,
		proposer: staff.id
	});
	return {
		map: true,
		feature,
		record,
		/** A proposal that its proposer revises, as the submitted form. */
		revised: proposal && proposedPlaceForm(proposal, record.version),
		/** The comment of its return. */
		comment: proposal?.comment ?? null,
		/** Saved just now: it can be reverted by one button, unless it has changed since. */
		justSaved: readId(url.searchParams.get('placed')) === record.version,
		tookBack: url.searchParams.has('back')
	};
};

const slugOf = ({ params }: { params: Partial<Record<string, string>> }): string => params['slug'] ?? '';

/** A refused geometry is returned with its flaw. */
function outcomeOf(answer: PlaceSaved, done: 'placed' | 'back') {
	if (!answer.ok) return { ...answer, more: flawOf(answer) };
	return { ok: true as const, query: { [done]: done === 'placed' ? String(answer.value.version) : '1' } };
}

export const actions: Actions = {
	place: deskAction('place_features', placeForm, async ({ db, town, language, values, event }) => {
		const place = placedGeometry(values, { slug: slugOf(event), language });
		return outcomeOf(await placeFeature(db, town.code, place), 'placed');
	}),
	propose: deskAction('place_features', placeForm, async ({ db, town, language, view, values, event }) => {
		const answer = await propose(db, town.code, placeProposal(values, { slug: slugOf(event), language }));
		return answer.ok ? { ok: true, href: proposalPage(answer.value.id, view) } : answer;
	}),
	unplace: deskAction('place_features', actionBeside(placeForm, takeBackForm), async ({ db, town, values, event }) =>
		outcomeOf(await takePlaceBack(db, town.code, { slug: slugOf(event), ...values }), 'back')
	)
};
