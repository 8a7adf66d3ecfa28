/**
 * SvelteKit refuses forms that pages of other sites send, by their type. What scripts send has another type or none, and a
 * site beside this one on the same domain sends the session's cookie along: so whatever may change something is looked at.
 */
const READING = ['GET', 'HEAD', 'OPTIONS'];

/** Whether a page of another site sends this. A program names no origin, and has no cookie that is not its own. */
export function isForeign({ method, headers }: Request, url: URL): boolean {
	const origin = headers.get('origin');
	return !READING.includes(method) && origin !== null && origin !== url.origin;
}
