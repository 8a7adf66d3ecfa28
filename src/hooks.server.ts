import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { DataUnavailable } from '$lib/data/unwrap.ts';
import { preferencesOf } from '$lib/server/preferences.ts';
import { openRuntime } from '$lib/server/runtime.ts';
import { withBasemapHosts } from '$lib/server/online-basemaps.ts';
import { parseView } from '$lib/view/state.ts';

export const init: ServerInit = async () => {
	await openRuntime();
};

/** /rest/v1 and /auth/v1 on the page's own origin, as Supabase would answer them. */
const dataApi: Handle = async ({ event, resolve }) => {
	if (!/^\/(rest|auth)\/v1(\/|$)/.test(event.url.pathname)) return resolve(event);
	const { backend } = await openRuntime();
	return backend.gateway?.fetch(event.request) ?? new Response('Not found', { status: 404 });
};

const page: Handle = async ({ event, resolve }) => {
	const { backend } = await openRuntime();
	event.locals.db = backend.anonymousClient();
	event.locals.language = parseView(event.url.searchParams).view.lang;
	Object.assign(event.locals, preferencesOf(event.cookies));

	const { language, mode, text } = event.locals;
	const response = await resolve(event, {
		transformPageChunk: ({ html }) =>
			html
				.replace('%lang%', language === 'zh' ? 'zh-CN' : language)
				.replace('%mode%', mode)
				.replace('%text%', text),
		filterSerializedResponseHeaders: (name) => name === 'content-range' || name === 'content-type',
		preload: ({ type }) => type === 'js' || type === 'css'
	});
	return withStatus(response, event.locals.unavailable === true);
};

/** A database that does not answer is a 503 that passes, not a 500 of ours. */
function withStatus(response: Response, unavailable: boolean): Response {
	if (!unavailable) return response;
	const headers = new Headers(response.headers);
	headers.set('retry-after', '5');
	// The page asks again by itself, also where it is the plain one without scripts.
	headers.set('refresh', '10');
	return new Response(response.body, { status: 503, headers });
}

const headers: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const policy = response.headers.get('content-security-policy');
	if (policy) response.headers.set('content-security-policy', withBasemapHosts(policy));
	response.headers.set('x-content-type-options', 'nosniff');
	response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
	response.headers.set('permissions-policy', 'camera=(), microphone=(), payment=()');
	if (event.url.protocol === 'https:')
		response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
	return response;
};

export const handle = sequence(headers, dataApi, page);

export const handleError: HandleServerError = ({ error, event, status }) => {
	if (error instanceof DataUnavailable) {
		event.locals.unavailable = true;
		return { message: 'the database does not answer', code: 'unavailable' };
	}
	if (status === 404) return { message: 'not found', code: 'not_found' };
	const reference = randomUUID().slice(0, 8);
	console.error(`[${reference}] ${event.request.method} ${event.url.pathname}:`, error);
	return { message: `internal error ${reference}`, code: 'internal' };
};
