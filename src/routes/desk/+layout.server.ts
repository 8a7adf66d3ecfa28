import { accountOf } from '$lib/server/session-guard.ts';
import type { LayoutServerLoad } from './$types';

/** Whoever has not signed in is led to the sign-in page; each page of the desk asks for its own role again. */
export const load: LayoutServerLoad = (event) => {
	accountOf(event);
};
