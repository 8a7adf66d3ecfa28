import { fail, redirect } from '@sveltejs/kit';
import { setTimeout as delay } from 'node:timers/promises';
import { ownPath } from '$lib/server/http/safe-redirect.ts';
import { openRuntime } from '$lib/server/backend/runtime.ts';
import { authFor } from '$lib/server/access/session.ts';
import { signInLimit } from '$lib/server/access/sign-in-limit.ts';
import { MIN_ANSWER_MS } from '$lib/server/access/sign-in-link/request-link.ts';
import type { Actions, PageServerLoad } from './$types';

const DESK = '/desk';
export const load: PageServerLoad = async ({ locals, url }) => ({
	email: locals.account?.email ?? null,
	next: ownPath(url.searchParams.get('next'), DESK),
	/** Without a mail server the choice is not shown. */
	sendsLinks: (await openRuntime()).backend.signInLinks !== null
});

export const actions: Actions = {
	default: async (event) => {
		const { request, url, getClientAddress, setHeaders } = event;
		const form = await request.formData();
		const email = String(form.get('email') ?? '').trim();
		const password = String(form.get('password') ?? '');
		if (!email || !password) return fail(400, { email, problem: 'missing' as const, wait_s: 0 });

		const { backend } = await openRuntime();
		const auth = authFor(event, backend);
		const attempt = await signInLimit.attempt(email, getClientAddress(), async () => {
			// Minimum time of an answer, so that it does not reveal whether the account exists.
			const [{ error }] = await Promise.all([auth.signInWithPassword({ email, password }), delay(MIN_ANSWER_MS)]);
			if (!error) return { outcome: 'right' as const, value: null };
			const wrong = error.status !== undefined && error.status >= 400 && error.status < 500;
			return wrong
				? { outcome: 'wrong' as const, value: 'wrong' as const }
				: { outcome: 'neither' as const, value: 'unavailable' as const };
		});
		if (attempt.held) {
			setHeaders({ 'retry-after': String(attempt.wait_s) });
			return fail(429, { email, problem: 'held' as const, wait_s: attempt.wait_s });
		}
		if (attempt.value) return fail(attempt.value === 'wrong' ? 400 : 503, { email, problem: attempt.value, wait_s: 0 });
		redirect(303, ownPath(url.searchParams.get('next'), DESK));
	}
};
