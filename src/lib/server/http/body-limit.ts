/**
 * Maximum size of request bodies by path. Only pages that take files accept more than a form: a request that declares
 * more, or no length, is refused before anything is read.
 */
const FORM_BYTES = 512 * 1024;
const SHEET_BYTES = 21 * 1024 * 1024;
/** Six photos of 10 MB, and the other fields of the form. */
const PHOTOS_BYTES = 62 * 1024 * 1024;

/** Path prefixes that accept files, and their maximum size. */
const UPLOADS: readonly (readonly [path: string, most: number])[] = [
	['/water/import', SHEET_BYTES],
	['/desk/import', SHEET_BYTES],
	['/desk/outfalls', PHOTOS_BYTES],
	['/desk/patrols', PHOTOS_BYTES]
];

/** @returns the status to refuse with: 413 too large, 411 no length given; null where the body may be read */
export function refusalOfBody(request: Request, pathname: string): 411 | 413 | null {
	if (request.body === null) return null;
	const upload = UPLOADS.find(([path]) => pathname === path || pathname.startsWith(`${path}/`));
	const most = upload?.[1] ?? FORM_BYTES;
	const length = request.headers.get('content-length');
	if (length === null) return 411;
	return Number(length) <= most ? null : 413;
}

/** Whether reading a body failed because it exceeded the limit. */
export const isTooLarge = (reason: unknown): boolean =>
	typeof reason === 'object' && reason !== null && 'status' in reason && reason.status === 413;
