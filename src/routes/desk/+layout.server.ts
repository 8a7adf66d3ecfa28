import { error } from '@sveltejs/kit';
import { typedFields } from '$lib/server/http/readable-request.ts';
import { accountOf, PASSWORD_PAGE } from '$lib/server/access/session-guard.ts';
import type { LayoutServerLoad } from './$types';

/** Visitors are led to the sign-in page; each page of the desk asks for its own role again. */
export const load: LayoutServerLoad = (event) => {
	const { locals, request, url } = event;
	// A form without scripts that was sent after the session had ended: led away, what was typed would be lost.
	if (!locals.account && request.method === 'POST' && url.pathname !== PASSWORD_PAGE)
		error(401, { message: 'signed out', code: 'signed_out', typed: typedFields(request) });
	accountOf(event);
};
