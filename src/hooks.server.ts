import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { DataError, DataUnavailable } from '$lib/data/rpc.ts';
import { LANGUAGE } from '$lib/i18n/shared/languages.ts';
import { logLine } from '$lib/server/backend/gateway-log.ts';
import { refusalOfBody } from '$lib/server/http/body-limit.ts';
import { isForeign } from '$lib/server/http/foreign-request.ts';
import { pollChanges } from '$lib/server/live/live-endpoint.ts';
import { preferencesOf } from '$lib/server/http/preferences.ts';
import { publicUploadLimit } from '$lib/server/http/public-upload-limit.ts';
import { answerDataApi, isDataApi } from '$lib/server/http/data-api.ts';
import { openRuntime } from '$lib/server/backend/runtime.ts';
import { ReadableRequest, refusalOfAddress } from '$lib/server/http/readable-request.ts';
import { refusal } from '$lib/server/http/refusal.ts';
import { protect } from '$lib/server/http/security-headers.ts';
import { openSession } from '$lib/server/access/session.ts';
import { hasSession } from '$lib/server/access/session-cookies.ts';
import { signInLimit } from '$lib/server/access/sign-in-limit.ts';
import { withBasemapHosts } from '$lib/server/shared/online-basemaps.ts';
import { parseView } from '$lib/domain/shared/view-state.ts';

export const init: ServerInit = async () => {
	await openRuntime();
};

const bodies: Handle = ({ event, resolve }) => {
	const status = refusalOfBody(event.request, event.url.pathname) ?? refusalOfAddress(event.url);
	if (status !== null) return refusal(event.request, status);
	// The data API acts for the bearer of a token, not for a cookie: other sites may send requests to it.
	if (!isDataApi(event.url.pathname) && isForeign(event.request, event.url)) return refusal(event.request, 403);
	if (event.request.method !== 'GET' && event.request.method !== 'HEAD')
		event.request = new ReadableRequest(event.request);
	return resolve(event);
};

/** /rest/v1 and /auth/v1 on the page's own origin, as Supabase would answer them. */
const dataApi: Handle = async ({ event, resolve }) => {
	if (!isDataApi(event.url.pathname)) return resolve(event);
	const { gateway } = (await openRuntime()).backend;
	if (!gateway) return new Response('Not found', { status: 404 });
	return answerDataApi(event.request, event.getClientAddress(), gateway, signInLimit);
};

const page: Handle = async ({ event, resolve }) => {
	const { backend } = await openRuntime();
	const { view } = parseView(event.url.searchParams);
	event.locals.language = view.lang;
	Object.assign(event.locals, await openSession(event, backend, view.town));
	Object.assign(event.locals, preferencesOf(event.cookies));
	if (!event.locals.account) {
		const wait_s = publicUploadLimit.send(event.request.method, event.url.pathname, event.getClientAddress);
		if (wait_s > 0) return refusal(event.request, 429, { 'retry-after': String(wait_s) });
	}

	const { language, mode, text } = event.locals;
	const response = await resolve(event, {
		transformPageChunk: ({ html }) =>
			html
				.replace('%lang%', LANGUAGE[language].tag)
				.replace('%dir%', LANGUAGE[language].direction)
				.replace('%mode%', mode)
				.replace('%text%', text),
		filterSerializedResponseHeaders: (name) => name === 'content-range' || name === 'content-type',
		preload: ({ type }) => type === 'js' || type === 'css'
	});
	return withStatus(response, event.locals.unavailable === true);
};

/** A database that does not answer is a temporary 503, not a 500. */
function withStatus(response: Response, unavailable: boolean): Response {
	if (!unavailable) return response;
	const headers = new Headers(response.headers);
	headers.set('retry-after', '5');
	// The page reloads itself, also as the plain one without scripts.
	headers.set('refresh', '10');
	return new Response(response.body, { status: 503, headers });
}

const headers: Handle = async ({ event, resolve }) => {
	// Before and after: the answer to a sign-in or sign-out, or to a dropped session, is personal too.
	const before = hasSession(event.cookies);
	const response = await resolve(event);
	const policy = response.headers.get('content-security-policy');
	if (policy) response.headers.set('content-security-policy', withBasemapHosts(policy));
	protect(response.headers, { url: event.url, personal: before || hasSession(event.cookies) });
	return response;
};

/** Any request but a read may have changed something: open maps are notified now, not with the next poll. */
const announce: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (event.request.method !== 'GET' && event.request.method !== 'HEAD') pollChanges();
	return response;
};

export const handle = sequence(headers, bodies, announce, dataApi, page);

export const handleError: HandleServerError = ({ error, event, status }) => {
	if (error instanceof DataUnavailable) {
		event.locals.unavailable = true;
		return { message: 'the database does not answer', code: 'unavailable' };
	}
	if (status === 404) return { message: 'not found', code: 'not_found' };
	// The request is invalid, not the server.
	if (status < 500) return { message: STATUS_CODES[status] ?? String(status), code: 'bad_request' };
	const reference = randomUUID().slice(0, 8);
	// A refusal of the database may quote user input: its code is enough.
	const logged = error instanceof DataError ? logLine([error]) : error;
	console.error(`[${reference}] ${event.request.method} ${event.url.pathname}:`, logged);
	return { message: `internal error ${reference}`, code: 'internal' };
};
