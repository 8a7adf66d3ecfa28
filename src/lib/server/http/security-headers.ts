/** Headers that every answer carries, whatever answered. */

const ONE_YEAR_S = 31_536_000;
/** Sites of others may not put these in a frame: a click there might be meant for something else. */
const PERSONAL_PAGES = /^\/(desk|sign-in|sign-out)(\/|$)/;

export interface ResponseContext {
	url: URL;
	/** The answer may hold what only one person may see. */
	personal: boolean;
}

export function protect(headers: Headers, { url, personal }: ResponseContext): void {
	headers.set('x-content-type-options', 'nosniff');
	headers.set('referrer-policy', 'strict-origin-when-cross-origin');
	headers.set('permissions-policy', 'camera=(), microphone=(), payment=()');
	headers.set('cross-origin-opener-policy', 'same-origin');
	const policy = headers.get('content-security-policy');
	if (PERSONAL_PAGES.test(url.pathname)) {
		headers.set('x-frame-options', 'DENY');
		const others = (policy ?? '').split(/;\s*/).filter((part) => part && !part.startsWith('frame-ancestors'));
		headers.set('content-security-policy', [...others, "frame-ancestors 'none'"].join('; '));
	} else if (!policy && !headers.get('content-type')?.startsWith('text/html')) {
		// Data is no page: where a browser shows it as one it runs nothing.
		headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
	} else headers.set('x-frame-options', 'SAMEORIGIN');
	if (personal) {
		// `no-store` stays.
		if (!headers.get('cache-control')?.includes('no-store')) headers.set('cache-control', 'private, no-cache');
		headers.append('vary', 'cookie');
		headers.delete('access-control-allow-origin');
	}
	// The proxy that does TLS is believed by way of ORIGIN alone: a header may claim anything.
	if (url.protocol === 'https:') headers.set('strict-transport-security', `max-age=${ONE_YEAR_S}; includeSubDomains`);
}
