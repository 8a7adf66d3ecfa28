/** Sign-in by an e-mailed link, without scripts. The security of the link is tested in tests/db/sign-in-link.test.ts. */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { signInLinkWords } from '../../src/lib/i18n/staff/sign-in-link.ts';
import { linkIn, type Received } from '../mail-server.ts';
import { emailOf } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { ROOT } from './support/town.ts';
import { zh } from './support/words.ts';

const { zh: words } = signInLinkWords;
test.use({ javaScriptEnabled: false, expectedErrors: /status of 400/ });

test('a sign-in link is requested, opened without effect, confirmed once and then invalid', async ({
	page,
	request,
	baseURL
}, info) => {
	const { data } = info.project.metadata as { data: string };
	const file = path.join(ROOT, data, 'last-email.json');
	rmSync(file, { force: true });
	const main = page.locator('main');

	await page.goto('/sign-in?next=/desk/log');
	await page.getByRole('button', { name: words.send }).click();
	await expect(page.getByRole('alert')).toContainText(words.problem.missing);
	await page.getByLabel(zh.signIn.email).fill(emailOf('water'));
	await page.getByRole('button', { name: words.send }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.sentTitle);

	await expect.poll(() => messageIn(file)?.to).toEqual([emailOf('water')]);
	const message = messageIn(file);
	if (!message) throw new Error('no message');
	const link = linkIn(message);
	expect(link.origin).toBe(baseURL);

	// A mail scanner opens it, twice: no cookie is set, and the link stays valid.
	for (const method of ['get', 'head'] as const) {
		const scanned = await request[method](link.href);
		expect(scanned.status()).toBe(200);
		expect(scanned.headers()).toMatchObject({ 'cache-control': 'no-store', 'x-frame-options': 'DENY' });
		expect(scanned.headers()['set-cookie'] ?? '').not.toContain('staff-session');
	}
	await page.goto(link.href);
	await expect(page.getByText(words.enterAs(emailOf('water')))).toBeVisible();
	await main.getByRole('button', { name: words.enter }).click();
	// At the first sign-in a new password is required on the way to the page.
	await expect(page).toHaveURL(/\/desk\/(log|password\?next=%2Fdesk%2Flog)$/);

	await page.goto(link.href);
	await main.getByRole('button', { name: words.enter }).click();
	await expect(page.getByRole('alert')).toContainText(words.problem.spent);
});

function messageIn(file: string): Received | null {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Received;
	} catch {
		return null;
	}
}
