/** A refusal before a page is rendered: as a page for browsers and as a status for programs. */
import { STATUS_CODES } from 'node:http';
import frame from '../../../error.html?raw';

/** A navigation accepts HTML; requests of scripts and programs do not. */
const wantsPage = ({ headers }: Request): boolean => headers.get('accept')?.includes('text/html') === true;

/** @param status 4xx */
export function refusal(request: Request, status: number, headers: Record<string, string> = {}): Response {
	if (!wantsPage(request)) return new Response(STATUS_CODES[status], { status, headers });
	const page = frame.replaceAll('%sveltekit.status%', String(status));
	return new Response(page, { status, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } });
}
