const NOWHERE = 'http://nowhere.invalid';

/**
 * A path on this site, as the browser itself would read it, and nothing else: an address that leads elsewhere, however it
 * is written, becomes the fallback.
 */
export function ownPath(text: unknown, fallback = '/'): string {
	if (typeof text !== 'string' || !text.startsWith('/') || !URL.canParse(text, NOWHERE)) return fallback;
	const { origin, pathname, search, hash } = new URL(text, NOWHERE);
	// A path that begins with two slashes would be another site the next time it is read.
	return origin === NOWHERE && !pathname.startsWith('//') ? pathname + search + hash : fallback;
}

/** Where a plain form leads back to: the page it was on, and nowhere else. */
export const returnPathOf = (form: FormData): string => ownPath(form.get('back'));
