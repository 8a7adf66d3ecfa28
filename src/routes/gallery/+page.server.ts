import { dev } from '$app/environment';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** For developers of components: in development, and in production only for the browser tests. */
export const load: PageServerLoad = () => {
	if (!dev && process.env['GALLERY'] !== '1') error(404, { message: 'no gallery here', code: 'not_found' });
};
