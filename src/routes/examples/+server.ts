import { error, redirect } from '@sveltejs/kit';
import { getOwnAccount } from '$lib/data/staff/staff.ts';
import { returnPathOf } from '$lib/server/http/safe-redirect.ts';
import { isLocalRequest } from '$lib/server/shared/examples-guard.ts';
import { invalidateCache } from '$lib/server/cache/cached.ts';
import { openRuntime } from '$lib/server/backend/runtime.ts';
import type { RequestHandler } from './$types';

/**
 * The button that removes a town's examples: on the embedded tier for the user of the machine that runs the map, and for
 * administrators. Elsewhere `npm run examples -- --remove` does the same.
 */
export const POST: RequestHandler = async (event) => {
	const { request, locals } = event;
	const { backend } = await openRuntime();
	if (!backend.removeExamples)
		error(403, { message: 'examples are removed by "npm run examples -- --remove"', code: 'bad_request' });
	const form = await request.formData();
	const town = form.get('town');
	if (typeof town !== 'string' || !town) error(400, { message: 'which town?', code: 'bad_request' });
	const who = locals.account && (await getOwnAccount(locals.db, town));
	const isAdmin = who?.staff?.role === 'admin' && !who.account.mustChangePassword;
	if (!isAdmin && !isLocalRequest(event)) error(403, { message: 'for administrators', code: 'forbidden' });
	await backend.removeExamples(town);
	invalidateCache();
	redirect(303, returnPathOf(form));
};
