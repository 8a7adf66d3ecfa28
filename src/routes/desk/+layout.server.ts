import { error } from '@sveltejs/kit';
import { typedFields } from '$lib/server/http/readable-request.ts';
import { accountOf, PASSWORD_PAGE } from '$lib/server/access/session-guard.ts';
import type { LayoutServerLoad } from './$types';

/** Visitors are redirected to the sign-in page; each page of the desk checks its own role again. */
export const load: LayoutServerLoad = (event) => {
	const { locals, request, url } = event;
	// A form without scripts submitted after the session had ended: a redirect would lose its values.
	if (!locals.account && request.method === 'POST' && url.pathname !== PASSWORD_PAGE)
		error(401, { message: 'signed out', code: 'signed_out', typed: typedFields(request) });
	accountOf(event);
};
