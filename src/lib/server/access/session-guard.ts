/** Makes refusals friendly. That they are refusals is the database's doing. */
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { may, type Account, type Staff, type Task } from '../../domain/staff/access.ts';

type Asking = Pick<RequestEvent, 'locals' | 'url'>;

export const PASSWORD_PAGE = '/desk/password';

const MAX_NEXT = 2000;
const MAX_CODE = 80;

/** A page on the way, in the same language and town, that leads on to where the person wanted to go. */
function onTheWay(page: string, url: URL): string {
	const there = url.pathname + url.search;
	// An address that long is no page of the site, and fits no header twice encoded.
	const query = new URLSearchParams({ next: there.length <= MAX_NEXT ? there : '/desk' });
	for (const name of ['lang', 'town']) {
		const value = url.searchParams.get(name);
		if (value && value.length <= MAX_CODE) query.set(name, value);
	}
	return `${page}?${query}`;
}

/** The account that has signed in. @throws a redirect to the sign-in page, or to the page for a password of their own */
export function accountOf({ locals, url }: Asking): Account {
	const { account } = locals;
	if (!account) redirect(303, onTheWay('/sign-in', url));
	if (account.mustChangePassword && url.pathname !== PASSWORD_PAGE) redirect(303, onTheWay(PASSWORD_PAGE, url));
	return account;
}

/** Staff of the town that is shown. @throws 403 when they have no role there, or their role does not cover the task */
export function staffOf(event: Asking, task?: Task): Staff {
	accountOf(event);
	const { staff } = event.locals;
	if (!staff || (task && !may(staff.role, task))) error(403, { message: 'not for this role', code: 'forbidden' });
	return staff;
}
