import { dev } from '$app/environment';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** For people who change components: in development, and in production only where the browser tests ask for it. */
export const load: PageServerLoad = () => {
	if (!dev && process.env['GALLERY'] !== '1') error(404, { message: 'no gallery here', code: 'not_found' });
};
