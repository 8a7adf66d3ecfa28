import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { returnPathOf } from '$lib/server/http/safe-redirect.ts';
import { storePreferences, preferences } from '$lib/server/http/preferences.ts';
import type { RequestHandler } from './$types';

/** Stores display preferences; a plain form, so that it works without JavaScript. */
export const POST: RequestHandler = async ({ request, cookies }) => {
	const sent = await request.formData();
	const form = Object.fromEntries(sent);
	const chosen = v.parse(preferences, form);
	storePreferences(cookies, {
		...('mode' in form ? { mode: chosen.mode } : {}),
		...('text' in form ? { text: chosen.text } : {})
	});
	redirect(303, returnPathOf(sent));
};
