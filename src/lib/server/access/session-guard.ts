/** Redirects and messages for users without the right to a page; the database enforces the rights themselves. */
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { may, type Account, type Staff, type Task } from '../../domain/staff/access.ts';

type Asking = Pick<RequestEvent, 'locals' | 'url'>;

export const PASSWORD_PAGE = '/desk/password';

const MAX_NEXT = 2000;
const MAX_CODE = 80;

/** A page on the way, in the same language and town, that returns the user to the requested one. */
function onTheWay(page: string, url: URL): string {
	const there = url.pathname + url.search;
	// A longer address is no page of the site, and doubly encoded exceeds the limit of a header.
	const query = new URLSearchParams({ next: there.length <= MAX_NEXT ? there : '/desk' });
	for (const name of ['lang', 'town']) {
		const value = url.searchParams.get(name);
		if (value && value.length <= MAX_CODE) query.set(name, value);
	}
	return `${page}?${query}`;
}

/** The signed-in account. @throws a redirect to the sign-in page, or to the page that changes the initial password */
export function accountOf({ locals, url }: Asking): Account {
	const { account } = locals;
	if (!account) redirect(303, onTheWay('/sign-in', url));
	if (account.mustChangePassword && url.pathname !== PASSWORD_PAGE) redirect(303, onTheWay(PASSWORD_PAGE, url));
	return account;
}

/** The user as staff of the shown town. @throws 403 when they have no role there, or their role does not cover the task */
export function staffOf(event: Asking, task?: Task): Staff {
	accountOf(event);
	const { staff } = event.locals;
	if (!staff || (task && !may(staff.role, task))) error(403, { message: 'not for this role', code: 'forbidden' });
	return staff;
}
