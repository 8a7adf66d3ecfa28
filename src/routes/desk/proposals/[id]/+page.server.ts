import { error, type RequestEvent } from '@sveltejs/kit';
import {
	decideProposal,
	getProposal,
	withdrawProposal,
	type ProposalRefusal,
	type ProposalSaved,
	type SeenProposal
} from '$lib/data/shared/proposals.ts';
import { listRequirements } from '$lib/data/planning/requirements.ts';
import { may, type Task } from '$lib/domain/staff/access.ts';
import { deskAction } from '$lib/server/shared/desk-action.ts';
import { todayIn, townFor, vocabularyOf } from '$lib/server/shared/town-directory.ts';
import { featuresAsOf } from '$lib/server/cache/features.ts';
import { previewOf } from '$lib/server/planning/proposal-page.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { readId } from '$lib/server/planning/status-form.ts';
import { parseView } from '$lib/domain/shared/view-state.ts';
import { isLanguage } from '$lib/i18n/shared/languages.ts';
import { workPlanWords } from '$lib/i18n/planning/work-plan.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['proposed', 'approved', 'returned', 'withdrawn'] as const;

export const load: PageServerLoad = async (event) => {
	const staff = staffOf(event, 'propose');
	const { locals, params, url } = event;
	const town = await townFor(locals.db, parseView(url.searchParams).view.town);
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
		/** What has been decided is no more to be seen on the map than any other record. */
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

type Problem = ProposalRefusal | 'other';
interface Typed {
	comment: string;
}

const LONGEST_COMMENT = 1000;

const act =
	(
		task: Task,
		done: (typeof DONE)[number],
		change: (event: RequestEvent, town: string, seen: SeenProposal, comment: string) => Promise<ProposalSaved>
	) =>
	async (event: RequestEvent) => {
		const form = await event.request.formData();
		const comment = String(form.get('comment') ?? '')
			.trim()
			.slice(0, LONGEST_COMMENT);
		const [id, version] = [readId(event.params['id']), readId(form.get('version'))];
		return deskAction<Typed, Problem>(event, task, { comment }, async (town) => {
			if (id === null || version === null) return 'unknown_proposal';
			const answer = await change(event, town.code, { id, version }, comment);
			return 'refusal' in answer ? answer.refusal : { done };
		});
	};

export const actions: Actions = {
	approve: act('decide_proposals', 'approved', ({ locals }, town, seen, comment) =>
		decideProposal(locals.db, town, seen, { approve: true, comment })
	),
	return: act('decide_proposals', 'returned', ({ locals }, town, seen, comment) =>
		decideProposal(locals.db, town, seen, { approve: false, comment })
	),
	withdraw: act('propose', 'withdrawn', ({ locals }, town, seen) => withdrawProposal(locals.db, town, seen))
};
