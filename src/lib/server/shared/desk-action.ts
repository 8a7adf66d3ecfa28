/** What a form of the desk asks for, run for whoever may: what was typed goes back with every refusal. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { DataUnavailable } from '../../data/shared/unwrap.ts';
import { may, type Task } from '../../domain/staff/access.ts';
import type { Town } from '../../domain/shared/town.ts';
import { parseView, viewQuery } from '../../domain/shared/view-state.ts';
import { townFor } from './town-directory.ts';
import { forgetKept } from '../cache/cached.ts';

/** Refusals of every form of the desk. */
export type DeskProblem = 'signed_out' | 'not_allowed' | 'unavailable';

/** What became of it: a problem, or parameters of the page that says that it is done. */
export type Outcome<Problem extends string> = Problem | Readonly<Record<string, string>>;

const STATUS_OF: Readonly<Record<string, number>> = {
	signed_out: 401,
	not_allowed: 403,
	changed_since: 409,
	base_changed: 409,
	unavailable: 503
};

/** @param values what was typed. @throws a redirect to the page itself when it is done; nobody is sent away otherwise */
export async function deskAction<Values, Problem extends string>(
	event: RequestEvent,
	task: Task,
	values: Values,
	run: (town: Town) => Promise<Outcome<Problem>>
) {
	const { locals, url } = event;
	const refuse = (problem: Problem | DeskProblem) => fail(STATUS_OF[problem] ?? 400, { problem, values });
	if (!locals.account) return refuse('signed_out');
	if (!locals.staff || !may(locals.staff.role, task)) return refuse('not_allowed');
	const { view } = parseView(url.searchParams);
	try {
		const outcome = await run(await townFor(locals.db, view.town));
		if (typeof outcome === 'string') return refuse(outcome);
		forgetKept();
		redirect(303, url.pathname + viewQuery(view, new URLSearchParams(outcome)));
	} catch (reason) {
		if (reason instanceof DataUnavailable) return refuse('unavailable');
		throw reason;
	}
}
