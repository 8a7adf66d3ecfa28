/** User and town of an import request, for endpoints called by scripts. */
import { error, type RequestEvent } from '@sveltejs/kit';
import { may, type Task } from '../../../domain/staff/access.ts';
import type { Town } from '../../../domain/shared/town.ts';
import { townOf } from '../../shared/town-directory.ts';
import { drafts, type Draft } from './drafts.ts';

export const IMPORT_TASK: Task = 'place_features';

type Asking = Pick<RequestEvent, 'locals' | 'url'>;

/** @throws 401 or 403, never a redirect: the choices made in the page are kept */
export async function importerOf({ locals, url }: Asking): Promise<{ owner: string; town: Town }> {
	if (!locals.account) error(401, { message: 'signed out', code: 'forbidden' });
	if (!locals.staff || !may(locals.staff.role, IMPORT_TASK))
		error(403, { message: 'not for this role', code: 'forbidden' });
	return { owner: locals.account.id, town: await townOf(locals.db, url) };
}

export async function askedDraft(event: Asking, id: string): Promise<{ draft: Draft | null; town: Town }> {
	const { owner, town } = await importerOf(event);
	return { draft: drafts.find(id, owner, town.code), town };
}
