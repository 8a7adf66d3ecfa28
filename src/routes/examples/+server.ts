import { error, redirect } from '@sveltejs/kit';
import { backOf } from '$lib/server/back.ts';
import { forgetKept } from '$lib/server/kept.ts';
import { openRuntime } from '$lib/server/runtime.ts';
import type { RequestHandler } from './$types';

/**
 * The one button that removes a town's examples. Only the embedded tier has it: there the person at the machine is the
 * one who started it. Elsewhere `npm run examples -- --remove` does the same.
 */
export const POST: RequestHandler = async ({ request }) => {
	const { backend } = await openRuntime();
	if (!backend.removeExamples)
		error(403, { message: 'examples are removed by "npm run examples -- --remove"', code: 'bad_request' });
	const form = await request.formData();
	const town = form.get('town');
	if (typeof town !== 'string' || !town) error(400, { message: 'which town?', code: 'bad_request' });
	await backend.removeExamples(town);
	forgetKept();
	redirect(303, backOf(form));
};
