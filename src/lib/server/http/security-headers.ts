/** Headers of every answer, from whichever handler. */

const ONE_YEAR_S = 31_536_000;
/** Other sites must not frame these: clickjacking. */
const PERSONAL_PAGES = /^\/(desk|sign-in|sign-out)(\/|$)/;

export interface ResponseContext {
	url: URL;
	/** The answer may contain data of one user only. */
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
		// Data shown as a page must run nothing.
		headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
	} else headers.set('x-frame-options', 'SAMEORIGIN');
	if (personal) {
		// `no-store` stays.
		if (!headers.get('cache-control')?.includes('no-store')) headers.set('cache-control', 'private, no-cache');
		headers.append('vary', 'cookie');
		headers.delete('access-control-allow-origin');
	}
	// The TLS proxy is trusted through ORIGIN only: a header can be forged.
	if (url.protocol === 'https:') headers.set('strict-transport-security', `max-age=${ONE_YEAR_S}; includeSubDomains`);
}
