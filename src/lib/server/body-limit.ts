/**
 * How much may be sent where. Only pages that take files take more than a form: whoever announces more, or does not say
 * how much, is answered before anything is read.
 */
const FORM_BYTES = 512 * 1024;
const UPLOAD_BYTES = 21 * 1024 * 1024;

/** Paths that take files, by their beginning. */
const UPLOADS: readonly string[] = ['/water/import', '/desk/import'];

/** @returns the status to refuse with: 413 too large, 411 no length given; null where the body may be read */
export function refusalOfBody(request: Request, pathname: string): 411 | 413 | null {
	if (request.body === null) return null;
	const most = UPLOADS.some((path) => pathname === path || pathname.startsWith(`${path}/`)) ? UPLOAD_BYTES : FORM_BYTES;
	const length = request.headers.get('content-length');
	if (length === null) return 411;
	return Number(length) <= most ? null : 413;
}
