import { error } from '@sveltejs/kit';
import { listRequirements } from '$lib/data/planning/requirements.ts';
import {
	decideProposal,
	getProposal,
	withdrawProposal,
	type ProposalSaved,
	type SeenProposal
} from '$lib/data/shared/proposals.ts';
import { decisionForm } from '$lib/domain/planning/proposals/decision-form.ts';
import { refused } from '$lib/domain/shared/answer.ts';
import { readId } from '$lib/domain/shared/form.ts';
import { may, type Task } from '$lib/domain/staff/access.ts';
import { workPlanWords } from '$lib/i18n/planning/work-plan.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { featuresAsOf } from '$lib/server/cache/features.ts';
import { previewOf } from '$lib/server/planning/proposal-page.ts';
import { deskAction, doneOrRefused, type DeskRequest } from '$lib/server/shared/desk-action.ts';
import { todayIn, townOf, vocabularyOf } from '$lib/server/shared/town-directory.ts';
import { isLanguage } from '$lib/i18n/shared/languages.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['proposed', 'approved', 'returned', 'withdrawn'] as const;

export const load: PageServerLoad = async (event) => {
	const staff = staffOf(event, 'propose');
	const { locals, params, url } = event;
	const town = await townOf(locals.db, url);
	const id = readId(params.id);
	const proposal = id === null ? null : await getProposal(locals.db, town.code, id);
	if (!proposal) error(404, { message: 'unknown proposal', code: 'not_found' });
	const { lifecycles } = await vocabularyOf(locals.db, town.code);
	const listed = (await featuresAsOf(locals.db, town.code, todayIn(town))).find(
		({ slug }) => slug === proposal.feature.slug
	);
	const decided = proposal.state === 'approved' || proposal.state === 'withdrawn';
	const own = proposal.proposer === staff.id;
	return {
		map: true,
		proposal,
		chosen: proposal.feature.slug,
		/** A decided proposal is not shown on the map. */
		preview: listed && !decided ? previewOf(proposal, listed, lifecycles, namedBefore) : [],
		own,
		requirements:
			proposal.kind === 'status' && proposal.feature.lifecycle
				? await listRequirements(locals.db, town.code, proposal.feature.lifecycle)
				: [],
		mayDecide: !own && may(staff.role, 'decide_proposals') && proposal.state === 'open',
		done: DONE.find((done) => done === url.searchParams.get('done')) ?? null
	};
};

const namedBefore = ({ name }: { name: Record<string, string> }): Record<string, string> =>
	Object.fromEntries(
		Object.entries(name).map(([language, text]) => [
			language,
			workPlanWords[isLanguage(language) ? language : 'en'].proposal.beforeName(text)
		])
	);

type Change = (
	db: DeskRequest<unknown, unknown>['db'],
	town: string,
	seen: SeenProposal,
	comment: string
) => Promise<ProposalSaved>;

const decision = (task: Task, done: (typeof DONE)[number], change: Change) =>
	deskAction(task, decisionForm, async ({ db, town, values: { version, comment }, event }) => {
		const id = readId(event.params['id']);
		if (id === null) return refused('unknown_proposal');
		return doneOrRefused(await change(db, town.code, { id, version }, comment), () => ({ done }));
	});

export const actions: Actions = {
	approve: decision('decide_proposals', 'approved', (db, town, seen, comment) =>
		decideProposal(db, town, seen, { approve: true, comment })
	),
	return: decision('decide_proposals', 'returned', (db, town, seen, comment) =>
		decideProposal(db, town, seen, { approve: false, comment })
	),
	withdraw: decision('propose', 'withdrawn', withdrawProposal)
};
