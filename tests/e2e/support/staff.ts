/** Staff with the accounts that tests/e2e/setup/server.ts made. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { ROOT } from './town.ts';
import { zh } from './words.ts';

export const OWN_PASSWORD = 'a password of their own';
export type Member = 'planner' | 'water' | 'admin' | 'newcomer';

export const emailOf = (member: Member): string => `${member}@example.org`;

/** The initial password. */
export function handedPassword(member: Member): string {
	const { data } = test.info().project.metadata as { data: string };
	const passwords = JSON.parse(readFileSync(path.join(ROOT, data, 'staff.json'), 'utf8')) as Record<Member, string>;
	return passwords[member];
}

export async function fillIn(page: Page, email: string, password: string): Promise<void> {
	await page.getByLabel(zh.signIn.email).fill(email);
	await page.getByLabel(zh.signIn.password).fill(password);
	// A plain form: an accepted one leads to another page, a refused one stays at the address.
	await Promise.all([
		page.waitForEvent('load'),
		page.locator('main').getByRole('button', { name: zh.signIn.submit, exact: true }).click()
	]);
}

/** Headers of a form of the site itself: another origin is refused. */
export const ownOrigin = (): { origin: string } => ({ origin: test.info().project.use.baseURL ?? '' });

/**
 * Signs in by a request instead of opening /sign-in: tests of the desk do not test the sign-in page. The first time by
 * the pages, which ask for a new password.
 */
export async function signIn(page: Page, member: Member): Promise<void> {
	const answer = await page.request.post('/sign-in', {
		form: { email: emailOf(member), password: OWN_PASSWORD },
		headers: { ...ownOrigin(), accept: 'application/json' }
	});
	const { type } = (await answer.json()) as { type: 'redirect' | 'failure' };
	if (type === 'failure') await signInFirst(page, member);
}

/** The same by the form. Ends on the desk. */
export async function signInByForm(page: Page, member: Member): Promise<void> {
	await page.goto('/sign-in');
	await fillIn(page, emailOf(member), OWN_PASSWORD);
	await expect(page).toHaveURL(/\/desk(\?|$)/);
}

async function signInFirst(page: Page, member: Member): Promise<void> {
	await page.goto('/sign-in');
	await fillIn(page, emailOf(member), handedPassword(member));
	await expect(page).toHaveURL(/\/desk\/password/);
	const words = zh.desk.password;
	await page.getByLabel(words.current).fill(handedPassword(member));
	await page.getByLabel(words.fresh, { exact: true }).fill(OWN_PASSWORD);
	await page.getByLabel(words.repeat).fill(OWN_PASSWORD);
	await page.locator('main').getByRole('button', { name: words.submit }).click();
	await expect(page).toHaveURL(/\/desk(\?|$)/);
}
