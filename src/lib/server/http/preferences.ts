import type { Cookies } from '@sveltejs/kit';
import * as v from 'valibot';

/** Display preferences in two cookies; they are not part of the view and not in its link. */
export const preferences = v.object({
	mode: v.fallback(v.picklist(['auto', 'light', 'dark']), 'auto'),
	text: v.fallback(v.picklist(['normal', 'large']), 'normal')
});

export type Preferences = v.InferOutput<typeof preferences>;

const YEAR_SECONDS = 365 * 24 * 60 * 60;

export function preferencesOf(cookies: Cookies): Preferences {
	return v.parse(preferences, { mode: cookies.get('mode'), text: cookies.get('text') });
}

export function storePreferences(cookies: Cookies, chosen: Partial<Preferences>): void {
	for (const [name, value] of Object.entries(chosen)) {
		// Not httpOnly: scripts change them at once. They contain nothing secret.
		cookies.set(name, value, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', httpOnly: false, secure: false });
	}
}
