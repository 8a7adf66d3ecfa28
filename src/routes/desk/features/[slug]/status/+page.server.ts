import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { getFeature } from '$lib/data/planning/features.ts';
import { listSources } from '$lib/data/shared/sources.ts';
import { propose, type RefusedProposal } from '$lib/data/shared/proposals.ts';
import { fillRequired, listRequirements } from '$lib/data/planning/requirements.ts';
import { moveStatus, revertStatus, type RefusedMove } from '$lib/data/planning/status-moves.ts';
import { DataUnavailable } from '$lib/data/shared/unwrap.ts';
import { may } from '$lib/domain/staff/access.ts';
import { missingOf } from '$lib/domain/planning/lifecycle/requirement.ts';
import { latestActual } from '$lib/domain/planning/lifecycle/move.ts';
import { todayIn, townFor } from '$lib/server/shared/town-directory.ts';
import { featuresAsOf } from '$lib/server/cache/features.ts';
import { forgetKept } from '$lib/server/cache/cached.ts';
import { proposalPage, proposalToRevise } from '$lib/server/planning/proposal-page.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import {
	proposedForm,
	readId,
	readMove,
	readProposal,
	typed,
	typedFields,
	type RefusedStatus,
	type StatusProblem
} from '$lib/server/planning/status-form.ts';
import { viewQuery, parseView } from '$lib/domain/shared/view-state.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const staff = staffOf(event, 'move_status');
	const { locals, params, url } = event;
	const town = await townFor(locals.db, parseView(url.searchParams).view.town);
	const listed = (await featuresAsOf(locals.db, town.code, todayIn(town))).find(({ slug }) => slug === params.slug);
	const feature = listed && (await getFeature(locals.db, town.code, listed));
	if (!feature) error(404, { message: 'unknown feature', code: 'not_found' });
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
		/** What has just been recorded here: it can be taken back with one press. */
		done: feature.events.find(({ id, revoked_at }) => id === done && revoked_at === null) ?? null,
		reverted: url.searchParams.has('reverted'),
		filled: url.searchParams.has('filled'),
		/** A proposal that its proposer changes, as the form it was. */
		draft: proposal && proposedForm(proposal),
		/** What was said when it was returned. */
		comment: proposal?.comment ?? null,
		requirements,
		missing: missingOf(requirements, feature),
		sources: sources.map(({ slug, title, sections }) => ({ slug, title, sections }))
	};
};

export const actions: Actions = {
	move: async (event) => {
		const form = await event.request.formData();
		const [values, fields] = [typed(form), typedFields(form)];
		return guarded(event, { values, fields }, async (town) => {
			const move = readMove(values, event.params.slug, event.locals.language, fields);
			if (typeof move === 'string') return move;
			const answer = await moveStatus(event.locals.db, town, move);
			return 'refusal' in answer ? answer : { done: String(answer.id) };
		});
	},
	propose: async (event) => {
		const form = await event.request.formData();
		const [values, fields] = [typed(form), typedFields(form)];
		return guarded(event, { values, fields }, async (town) => {
			const move = readMove(values, event.params.slug, event.locals.language, fields);
			if (typeof move === 'string') return move;
			const answer = await propose(event.locals.db, town, readProposal(move, values));
			return 'refusal' in answer ? answer : { proposal: answer.id };
		});
	},
	fill: async (event) => {
		const { db, language } = event.locals;
		const fields = typedFields(await event.request.formData());
		return guarded(event, { values: null, fields }, async (town) => {
			// What is not said to be for everybody is not.
			const told = { language, visibility: 'internal' } as const;
			return (await fillRequired(db, town, event.params.slug, fields, told)) ?? { filled: '1' };
		});
	},
	revert: async (event) => {
		const form = await event.request.formData();
		const reason = String(form.get('reason') ?? '').trim();
		return guarded(event, NOTHING_TYPED, async (town) => {
			const id = readId(form.get('event'));
			if (id === null) return 'unknown_event';
			if (reason.length > 1000) return 'too_long';
			return (await revertStatus(event.locals.db, town, id, reason)) ?? { reverted: '1' };
		});
	}
};

type Done = { done: string } | { reverted: string } | { filled: string };
type Outcome = StatusProblem | RefusedMove | RefusedProposal | { proposal: number } | Done;
type Typed = Pick<RefusedStatus, 'values' | 'fields'>;
const NOTHING_TYPED: Typed = { values: null, fields: {} };

const STATUS_OF: Partial<Record<StatusProblem, number>> = {
	signed_out: 401,
	not_allowed: 403,
	changed_since: 409,
	unavailable: 503
};

/** Runs an action for whoever may; what was typed goes back with every refusal, and nobody is sent away from it. */
async function guarded(event: RequestEvent, sent: Typed, run: (town: string) => Promise<Outcome>) {
	const { locals, url } = event;
	const refuse = (problem: StatusProblem, lacking: readonly string[] = []) =>
		fail(STATUS_OF[problem] ?? 400, { problem, ...sent, lacking } satisfies RefusedStatus);
	if (!locals.account) return refuse('signed_out');
	if (!locals.staff || !may(locals.staff.role, 'move_status')) return refuse('not_allowed');
	const { view } = parseView(url.searchParams);
	try {
		const town = await townFor(locals.db, view.town);
		const outcome = await run(town.code);
		if (typeof outcome === 'string') return refuse(outcome);
		if ('refusal' in outcome) return refuse(outcome.refusal, outcome.fields);
		if ('proposal' in outcome) redirect(303, proposalPage(outcome.proposal, view));
		forgetKept();
		const query = viewQuery(view, new URLSearchParams(outcome));
		redirect(303, url.pathname + query);
	} catch (reason) {
		if (reason instanceof DataUnavailable) return refuse('unavailable');
		throw reason;
	}
}
