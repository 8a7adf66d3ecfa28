/**
 * SvelteKit refuses cross-site forms by their content type. Requests of scripts have another type or none, and a site on
 * the same domain sends the session's cookie along: so every request that may change data is checked.
 */
const READING = ['GET', 'HEAD', 'OPTIONS'];

/** Whether a page of another site sent the request. A program sends no Origin, and no cookie except its own. */
export function isForeign({ method, headers }: Request, url: URL): boolean {
	const origin = headers.get('origin');
	return !READING.includes(method) && origin !== null && origin !== url.origin;
}
