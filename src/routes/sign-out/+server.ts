import { redirect } from '@sveltejs/kit';
import { returnPathOf } from '$lib/server/http/safe-redirect.ts';
import { openRuntime } from '$lib/server/backend/runtime.ts';
import { authFor } from '$lib/server/access/session.ts';
import { dropSession, hasSession } from '$lib/server/access/session-cookies.ts';
import type { RequestHandler } from './$types';

/** Ends the session here and in Auth. By POST only: an image on another page cannot sign a user out. */
export const POST: RequestHandler = async (event) => {
	const back = returnPathOf(await event.request.formData());
	if (hasSession(event.cookies)) {
		const { backend } = await openRuntime();
		// The cookies are deleted even where Auth does not answer.
		await authFor(event, backend).signOut({ scope: 'local' });
		dropSession(event);
	}
	redirect(303, back);
};
