import { fail, redirect } from '@sveltejs/kit';
import { passwordProblem, MIN_PASSWORD_LENGTH } from '$lib/domain/staff/password.ts';
import { ownPath } from '$lib/server/http/safe-redirect.ts';
import { openRuntime } from '$lib/server/backend/runtime.ts';
import { authFor } from '$lib/server/access/session.ts';
import { accountOf } from '$lib/server/access/session-guard.ts';
import { signInLimit } from '$lib/server/access/sign-in-limit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const { mustChangePassword, email } = accountOf(event);
	return { first: mustChangePassword, email, shortest: MIN_PASSWORD_LENGTH };
};

export const actions: Actions = {
	default: async (event) => {
		const { email } = accountOf(event);
		const form = await event.request.formData();
		const [current = '', fresh = '', repeated = ''] = ['current', 'fresh', 'repeated'].map((name) =>
			String(form.get(name) ?? '')
		);
		if (!current || !fresh || !repeated) return refuse(400, 'missing');
		const problem = passwordProblem(fresh, repeated, email);
		if (problem) return refuse(400, problem);
		if (fresh === current) return refuse(400, 'same');

		const { backend } = await openRuntime();
		const auth = authFor(event, backend);
		// An unattended session must not be enough: the old password is required, and failures are counted.
		const attempt = await signInLimit.attempt(email, event.getClientAddress(), async () => {
			const { error } = await auth.signInWithPassword({ email, password: current });
			if (!error) return { outcome: 'right' as const, value: null };
			return (error.status ?? 500) < 500
				? { outcome: 'wrong' as const, value: 'wrong' as const }
				: { outcome: 'neither' as const, value: 'unavailable' as const };
		});
		if (attempt.held) {
			event.setHeaders({ 'retry-after': String(attempt.wait_s) });
			return refuse(429, 'held', attempt.wait_s);
		}
		if (attempt.value) return refuse(attempt.value === 'wrong' ? 400 : 503, attempt.value);
		const { error } = await auth.updateUser({ password: fresh });
		if (error) return error.code === 'same_password' ? refuse(400, 'same') : refuse(503, 'unavailable');
		await auth.signOut({ scope: 'others' });
		redirect(303, ownPath(event.url.searchParams.get('next'), '/desk'));
	}
};

type Problem = 'missing' | 'wrong' | 'same' | 'held' | 'unavailable' | NonNullable<ReturnType<typeof passwordProblem>>;

/** No input is returned: passwords stay out of pages. */
function refuse(status: number, problem: Problem, wait_s = 0) {
	return fail(status, { problem, wait_s });
}
