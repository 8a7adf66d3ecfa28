import { error, redirect } from '@sveltejs/kit';
import { backOf } from '$lib/server/back.ts';
import { forgetKept } from '$lib/server/kept.ts';
import { openRuntime } from '$lib/server/runtime.ts';
import type { RequestHandler } from './$types';

/**
 * The one button that removes the examples. Only the embedded tier has it: there the person at the machine is the
 * one who started it. Elsewhere `npm run examples -- --remove` does the same.
 */
export const POST: RequestHandler = async ({ request }) => {
	const { backend } = await openRuntime();
	if (!backend.removeExamples)
		error(403, { message: 'examples are removed by "npm run examples -- --remove"', code: 'bad_request' });
	await backend.removeExamples();
	forgetKept();
	redirect(303, backOf(await request.formData()));
};
