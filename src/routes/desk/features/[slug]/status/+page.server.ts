import { fillRequired, listRequirements } from '$lib/data/planning/requirements.ts';
import { moveStatus, revertStatus } from '$lib/data/planning/status-moves.ts';
import { propose } from '$lib/data/shared/proposals.ts';
import { listSources } from '$lib/data/shared/sources.ts';
import { latestActual } from '$lib/domain/planning/lifecycle/move.ts';
import { missingOf } from '$lib/domain/planning/lifecycle/requirement.ts';
import { fillForm, revertForm, statusForm } from '$lib/domain/planning/lifecycle/status-form.ts';
import { proposedStatusForm } from '$lib/domain/planning/proposals/proposed-form.ts';
import { actionBeside, readId } from '$lib/domain/shared/form.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { featureAsOf } from '$lib/server/planning/load-planning.ts';
import { statusMove, statusProposal } from '$lib/server/planning/proposal-entry.ts';
import { proposalPage, proposalToRevise } from '$lib/server/planning/proposal-page.ts';
import { deskAction, doneOrRefused } from '$lib/server/shared/desk-action.ts';
import { townOf } from '$lib/server/shared/town-directory.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const staff = staffOf(event, 'move_status');
	const { locals, params, url } = event;
	const town = await townOf(locals.db, url);
	const feature = await featureAsOf(locals.db, town, params.slug);
	const [sources, requirements] = await Promise.all([
		listSources(locals.db, town.code),
		feature.lifecycle ? listRequirements(locals.db, town.code, feature.lifecycle) : []
	]);
	const proposal = await proposalToRevise(locals.db, town.code, readId(url.searchParams.get('proposal')), {
		kind: 'status',
		slug: params.slug,
		proposer: staff.id
	});
	const done = readId(url.searchParams.get('done'));
	return {
		map: true,
		feature,
		seen: latestActual(feature.events)?.id ?? null,
		/** Recorded just now: it can be reverted by one button. */
		done: feature.events.find(({ id, revoked_at }) => id === done && revoked_at === null) ?? null,
		reverted: url.searchParams.has('reverted'),
		filled: url.searchParams.has('filled'),
		/** A proposal that its proposer revises, as the submitted form. */
		draft: proposal && proposedStatusForm(proposal),
		/** The comment of its return. */
		comment: proposal?.comment ?? null,
		requirements,
		missing: missingOf(requirements, feature),
		sources: sources.map(({ slug, title, sections }) => ({ slug, title, sections }))
	};
};

const slugOf = ({ params }: { params: Partial<Record<string, string>> }): string => params['slug'] ?? '';

export const actions: Actions = {
	move: deskAction('move_status', statusForm, async ({ db, town, language, values, event }) => {
		const move = statusMove(values, { slug: slugOf(event), language });
		return doneOrRefused(await moveStatus(db, town.code, move), ({ id }) => ({ done: String(id) }));
	}),
	propose: deskAction('move_status', statusForm, async ({ db, town, language, view, values, event }) => {
		const answer = await propose(db, town.code, statusProposal(values, { slug: slugOf(event), language }));
		return answer.ok ? { ok: true, href: proposalPage(answer.value.id, view) } : answer;
	}),
	fill: deskAction('move_status', actionBeside(statusForm, fillForm), async ({ db, town, language, values, event }) => {
		// Not public by default.
		const how = { language, visibility: 'internal' } as const;
		return doneOrRefused(await fillRequired(db, town.code, slugOf(event), values.answers, how), () => ({
			filled: '1'
		}));
	}),
	revert: deskAction('move_status', actionBeside(statusForm, revertForm), async ({ db, town, values }) =>
		doneOrRefused(await revertStatus(db, town.code, values.event, values.reason), () => ({ reverted: '1' }))
	)
};
