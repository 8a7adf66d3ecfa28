/** The action of every desk form: guard, parse, run, refuse with the typed input, or invalidate the cache and redirect. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { DataClient } from '../../data/client.ts';
import { DataUnavailable } from '../../data/rpc.ts';
import { refused, type Answer, type Refused } from '../../domain/shared/answer.ts';
import type { DeskProblem, Form, RefusedForm } from '../../domain/shared/form.ts';
import type { Language } from '../../i18n/shared/languages.ts';
import type { Town } from '../../domain/shared/town.ts';
import { parseView, viewQuery, type ViewState } from '../../domain/shared/view-state.ts';
import { may, type Task } from '../../domain/staff/access.ts';
import { invalidateCache } from '../cache/cached.ts';
import { isTooLarge } from '../http/body-limit.ts';
import { townFor } from './town-directory.ts';

export interface DeskRequest<Typed, Values> {
	event: RequestEvent;
	db: DataClient;
	language: Language;
	town: Town;
	view: ViewState;
	typed: Typed;
	values: Values;
	data: FormData;
}

/** Done: redirect to another page, or to this one (or `path`) with parameters for its message. */
export type Done = { ok: true; href: string } | { ok: true; path?: string; query: Readonly<Record<string, string>> };

/** @param typed where it differs from the typed text @param more further data for the form */
type Refusal<Typed, Problem extends string, More> = Refused<Problem> & { typed?: Typed; more?: More };

/** `page`: nothing is stored, the page is shown with it. */
export type DeskOutcome<Typed, Problem extends string, More = never, Page = never> =
	Done | { ok: true; page: Page } | Refusal<Typed, Problem, More>;

/** Query parameters of this page from the value of an answer; a refusal is passed through. */
export const doneOrRefused = <T, Code extends string>(
	answer: Answer<T, Code>,
	query: (value: T) => Readonly<Record<string, string>>
): Done | Refused<Code> => (answer.ok ? { ok: true, query: query(answer.value) } : answer);

const STATUS_OF: Readonly<Record<string, number>> = {
	signed_out: 401,
	not_allowed: 403,
	same_person: 403,
	unknown_record: 404,
	changed_since: 409,
	base_changed: 409,
	edited_since: 409,
	proposal_gone: 409,
	open_choice: 409,
	gone: 410,
	too_large: 413,
	unavailable: 503
};

/** Larger bodies contain files: they are not read without an account. */
const SMALL_BYTES = 512 * 1024;

/**
 * @param run throws a redirect or an HTTP error, never for a refusal
 */
export const deskAction =
	<Typed, Values, FormProblem extends string, Problem extends string = never, More = never, Page = never>(
		task: Task,
		form: Form<Typed, Values, FormProblem>,
		run: (request: DeskRequest<Typed, Values>) => Promise<DeskOutcome<NoInfer<Typed>, Problem, More, Page>>
	) =>
	async (event: RequestEvent) => {
		const { locals, url, request } = event;
		let typed = form.typed(new FormData());
		type Answered = RefusedForm<Typed, FormProblem | Problem | DeskProblem, More>;
		const refuse = (refusal: Refusal<Typed, Answered['problem'], More>) => {
			const { refusal: problem, fields, detail, more = null } = refusal;
			const answer: Answered = { action: actionOf(url), problem, fields, detail, typed: refusal.typed ?? typed, more };
			return fail(STATUS_OF[problem] ?? form.status ?? 400, answer);
		};
		if (!locals.account && Number(request.headers.get('content-length')) > SMALL_BYTES)
			return refuse(refused('signed_out'));
		try {
			const data = await request.formData();
			typed = form.typed(data);
			if (!locals.account) return refuse(refused('signed_out'));
			if (!locals.staff || !may(locals.staff.role, task)) return refuse(refused('not_allowed'));
			const read = await form.read(typed, data);
			if (!read.ok) return refuse(read);
			const { view } = parseView(url.searchParams);
			const { db, language } = locals;
			const town = await townFor(db, view.town);
			const outcome = await run({ event, db, language, town, view, typed, values: read.value, data });
			if (!outcome.ok) return refuse(outcome);
			if ('page' in outcome) return outcome.page;
			invalidateCache();
			redirect(303, 'href' in outcome ? outcome.href : hrefOf(outcome, url, view));
		} catch (reason) {
			if (reason instanceof DataUnavailable) return refuse(refused('unavailable'));
			if (form.oversized && isTooLarge(reason)) return refuse(refused(form.oversized));
			throw reason;
		}
	};

const actionOf = ({ searchParams }: URL): string =>
	[...searchParams.keys()].find((name) => name.startsWith('/'))?.slice(1) ?? 'default';

const hrefOf = ({ path, query }: Exclude<Done, { href: string }>, url: URL, view: ViewState): string =>
	(path ?? url.pathname) + viewQuery(view, new URLSearchParams(query));
