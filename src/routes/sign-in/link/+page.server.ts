import { error, fail, redirect, type Cookies } from '@sveltejs/kit';
import { ownPath } from '$lib/server/http/safe-redirect.ts';
import { openRuntime } from '$lib/server/backend/runtime.ts';
import { authFor } from '$lib/server/access/session.ts';
import { linkLimit, signInLimit } from '$lib/server/access/sign-in-limit.ts';
import { requestSignInLink } from '$lib/server/access/sign-in-link/request-link.ts';
import { LINK_LIFE_MINUTES, LINK_PAGE } from '$lib/server/access/sign-in-link/link-email.ts';
import type { SignInLinks } from '$lib/server/access/sign-in-link/sign-in-links.ts';
import { parseView, viewQuery } from '$lib/domain/shared/view-state.ts';
import type { Actions, PageServerLoad } from './$types';

const DESK = '/desk';
/** Return address after signing in: stored in the requesting browser, not in the e-mail. */
const NEXT_COOKIE = 'after-link';

/** @throws 404 without a mail server: then no page links here */
async function linksHere(): Promise<SignInLinks> {
	const { signInLinks } = (await openRuntime()).backend;
	if (!signInLinks) error(404, { message: 'no sign-in links here', code: 'not_found' });
	return signInLinks;
}

/**
 * Opening a link changes nothing, because mail scanners open links too. Only the button signs in.
 */
export const load: PageServerLoad = async ({ url, setHeaders }) => {
	const links = await linksHere();
	setHeaders({ 'cache-control': 'no-store' });
	const token = url.searchParams.get('token');
	const link = token === null ? null : links.read(token);
	return {
		next: ownPath(url.searchParams.get('next'), DESK),
		sent: url.searchParams.has('sent'),
		minutes: LINK_LIFE_MINUTES,
		link: link && token !== null ? { token, email: link.email } : null,
		spent: token !== null && link === null
	};
};

export const actions: Actions = {
	send: async ({ request, url, cookies, getClientAddress, setHeaders }) => {
		const links = await linksHere();
		const email = String((await request.formData()).get('email') ?? '').trim();
		const asked = await requestSignInLink(links, linkLimit, email, getClientAddress());
		if (asked.outcome === 'held') {
			setHeaders({ 'retry-after': String(asked.wait_s) });
			return fail(429, { email, problem: asked.outcome, wait_s: asked.wait_s });
		}
		if (asked.outcome !== 'sent')
			return fail(asked.outcome === 'missing' ? 400 : 503, { email, problem: asked.outcome, wait_s: 0 });
		keepNext(cookies, url);
		redirect(303, LINK_PAGE + viewQuery(parseView(url.searchParams).view, new URLSearchParams({ sent: '1' })));
	},

	enter: async (event) => {
		const { request, cookies, url, getClientAddress, setHeaders } = event;
		const links = await linksHere();
		const token = String((await request.formData()).get('token') ?? '');
		const { backend } = await openRuntime();
		const attempt = await signInLimit.attempt(null, getClientAddress(), async () => {
			const link = links.read(token);
			if (!link) return { outcome: 'wrong' as const, value: 'spent' as const };
			const { error: refused } = await authFor(event, backend).verifyOtp(link.proof);
			if (!refused) return { outcome: 'right' as const, value: null };
			return (refused.status ?? 500) < 500
				? { outcome: 'wrong' as const, value: 'spent' as const }
				: { outcome: 'neither' as const, value: 'unavailable' as const };
		});
		if (attempt.held) {
			setHeaders({ 'retry-after': String(attempt.wait_s) });
			return fail(429, { email: '', problem: 'held' as const, wait_s: attempt.wait_s });
		}
		if (attempt.value)
			return fail(attempt.value === 'spent' ? 400 : 503, { email: '', problem: attempt.value, wait_s: 0 });
		const next = ownPath(cookies.get(NEXT_COOKIE), DESK);
		cookies.delete(NEXT_COOKIE, { path: LINK_PAGE, secure: url.protocol === 'https:' });
		redirect(303, next);
	}
};

function keepNext(cookies: Cookies, url: URL): void {
	const next = ownPath(url.searchParams.get('next'), DESK);
	cookies.set(NEXT_COOKIE, next, {
		path: LINK_PAGE,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: LINK_LIFE_MINUTES * 60
	});
}
