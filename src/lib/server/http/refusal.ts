/** What is refused before a page could be made of it, as a page for people and as a status for programs. */
import { STATUS_CODES } from 'node:http';
import frame from '../../../error.html?raw';

/** A browser that goes to a page says so; what scripts and programs ask for is no page. */
const wantsPage = ({ headers }: Request): boolean => headers.get('accept')?.includes('text/html') === true;

/** @param status 4xx */
export function refusal(request: Request, status: number, headers: Record<string, string> = {}): Response {
	if (!wantsPage(request)) return new Response(STATUS_CODES[status], { status, headers });
	const page = frame.replaceAll('%sveltekit.status%', String(status));
	return new Response(page, { status, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } });
}
