import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { keepPreferences, preferences } from '$lib/server/preferences.ts';
import type { RequestHandler } from './$types';

/** Back to where the person was, and nowhere else: only a path on this site. */
const back = v.fallback(v.pipe(v.string(), v.regex(/^\/(?![/\\])/)), '/');

/** Keeps how a person likes to read; a plain form, so that it works without JavaScript. */
export const POST: RequestHandler = async ({ request, cookies }) => {
	const form = Object.fromEntries(await request.formData());
	const chosen = v.parse(preferences, form);
	keepPreferences(cookies, {
		...('mode' in form ? { mode: chosen.mode } : {}),
		...('text' in form ? { text: chosen.text } : {})
	});
	redirect(303, v.parse(back, form['back']));
};
