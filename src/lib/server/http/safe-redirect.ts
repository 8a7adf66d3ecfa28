const NOWHERE = 'http://nowhere.invalid';

/**
 * A path on this site, as the browser itself would resolve it; an address that leads elsewhere, however it is written,
 * becomes the fallback.
 */
export function ownPath(text: unknown, fallback = '/'): string {
	if (typeof text !== 'string' || !text.startsWith('/') || !URL.canParse(text, NOWHERE)) return fallback;
	const { origin, pathname, search, hash } = new URL(text, NOWHERE);
	// A path that begins with two slashes would be resolved to another site.
	return origin === NOWHERE && !pathname.startsWith('//') ? pathname + search + hash : fallback;
}

/** Return address of a plain form: the page it was on, and no other site. */
export const returnPathOf = (form: FormData): string => ownPath(form.get('back'));
