import { error } from '@sveltejs/kit';
import { findPhoto } from '$lib/data/water/photos.ts';
import { photoStore } from '$lib/server/water/photos/store.ts';
import { openRuntime } from '$lib/server/backend/runtime.ts';
import type { RequestHandler } from './$types';

const NAME = /^[0-9a-f]{32}$/;

/** A photo for users who may see it; for others it does not exist. */
export const GET: RequestHandler = async ({ params, locals: { db }, request }) => {
	const photo = NAME.test(params.name) ? await findPhoto(db, params.name) : null;
	if (!photo) error(404, { message: 'no such photo', code: 'not_found' });
	const etag = `"${photo.sha256}"`;
	const headers = {
		etag,
		'content-type': photo.media_type,
		// A public photo may become internal: caches revalidate after a while.
		'cache-control': photo.visibility === 'public' ? 'public, max-age=300' : 'private, no-cache',
		'content-disposition': 'inline; filename="photo"',
		'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
		'cross-origin-resource-policy': 'same-origin',
		'x-content-type-options': 'nosniff'
	};
	if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
	const { settings } = await openRuntime();
	const content = await photoStore(settings, db).get({ town: photo.town_code, name: params.name });
	if (!content) error(404, { message: 'no such photo', code: 'not_found' });
	return new Response(content, { headers });
};
