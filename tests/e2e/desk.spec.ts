import { expectAccessible } from './support/axe.ts';
import { expectFits } from './support/layout.ts';
import { emailOf, fillIn, handedPassword, OWN_PASSWORD, ownOrigin, signIn, signInByForm } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { bySlug, featuresOf } from './support/town.ts';
import { zh } from './support/words.ts';

const SLUG = 'pl-bailian-570';
const AFTER = '启动建设/开工';
const words = zh.desk;

// The tests build on each other.
test.describe.configure({ mode: 'serial' });
// Forms refused on purpose.
test.use({ expectedErrors: /status of 4(00|01|03|09|29)/ });

test('an initial password opens no page of the desk before it is changed', async ({ page }) => {
	await page.goto('/desk/log?table=features');
	await expect(page).toHaveURL(/\/sign-in\?next=%2Fdesk%2Flog/);
	await fillIn(page, emailOf('newcomer'), handedPassword('newcomer'));
	await expect(page).toHaveURL(/\/desk\/password/);
	await page.goto('/desk');
	await expect(page).toHaveURL(/\/desk\/password/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.password.firstTitle);

	const change = async (current: string, fresh: string, repeated: string) => {
		await page.getByLabel(words.password.current).fill(current);
		await page.getByLabel(words.password.fresh, { exact: true }).fill(fresh);
		await page.getByLabel(words.password.repeat).fill(repeated);
		await page.locator('main').getByRole('button', { name: words.password.submit }).click();
	};
	await change('not the one they have', OWN_PASSWORD, OWN_PASSWORD);
	await expect(page.getByRole('alert')).toContainText(words.password.problem.wrong);
	await change(handedPassword('newcomer'), OWN_PASSWORD, `${OWN_PASSWORD}!`);
	await expect(page.getByRole('alert')).toContainText(words.password.problem.not_repeated);
	await change(handedPassword('newcomer'), OWN_PASSWORD, OWN_PASSWORD);
	await expect(page).toHaveURL(/\/desk(\?|$)/);
	await page.getByText(words.home.may, { exact: true }).click();
	await expect(page.getByText(words.home.task.move_status)).toBeVisible();

	const cookies = (await page.context().cookies()).filter(({ name }) => name.startsWith('staff-session'));
	expect(cookies.length).toBeGreaterThan(0);
	for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
	expect(await page.evaluate(() => document.cookie)).not.toContain('staff-session');
});

test('a move is undone right after it; sent twice, it counts once', async ({ page, request }) => {
	await signIn(page, 'planner');
	const form = {
		stage: 'construction_start',
		date: '2025-10-16',
		precision: 'day',
		document: '示例文件',
		document_no: '',
		note: '',
		visibility: 'public',
		reason: '',
		seen: ''
	};
	await page.goto(`/desk/features/${SLUG}/status`);
	form.seen = await page.locator('input[name="seen"]').inputValue();
	const send = () =>
		page.request.post(`/desk/features/${SLUG}/status?/move`, {
			form,
			headers: { ...ownOrigin(), accept: 'application/json' }
		});
	const answers = await Promise.all([send(), send(), send()]);
	const outcomes = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { type: string }).type));
	expect(outcomes.sort()).toEqual(['failure', 'failure', 'redirect']);
	await page.reload();
	await page.getByText(words.status.revert, { exact: true }).first().click();
	await page.getByLabel(words.status.revertReason).first().fill('测试');
	await page.getByRole('button', { name: words.status.revertSubmit }).first().click();
	await expect(page.getByText(words.status.reverted)).toBeVisible();
	expect(bySlug(await featuresOf(request), SLUG).current?.phase).toBe('preparation');
});

test.describe('when the connection or the session is lost', () => {
	test.use({ expectedErrors: /Failed to load resource/i });

	test('typed input is kept, and the page says how to continue', async ({ page, context }) => {
		await signIn(page, 'planner');
		await page.goto(`/desk/features/${SLUG}/status`);
		await page.getByRole('radio', { name: new RegExp(AFTER) }).check();
		await page.getByLabel(words.status.document).fill('示例文件');
		const submit = page.getByRole('button', { name: words.status.submit, exact: true });
		await context.setOffline(true);
		await submit.click();
		await expect(page.getByRole('alert')).toContainText(words.status.problem.offline);
		await expect(page.getByLabel(words.status.document)).toHaveValue('示例文件');
		await context.setOffline(false);

		await page.goto(`/desk/features/${SLUG}/status`);
		await page.getByRole('radio', { name: new RegExp(AFTER) }).check();
		await page.getByLabel(words.status.document).fill('示例文件');
		await context.clearCookies();
		await submit.click();
		await expect(page.getByRole('alert')).toContainText(words.status.problem.signed_out);
		await expect(page.getByRole('link', { name: words.status.signInAgain })).toBeVisible();
		await expect(page.getByLabel(words.status.document)).toHaveValue('示例文件');
	});
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('signing in, the desk, a status and its revocation, the log and signing out work as plain forms', async ({
		page
	}) => {
		await signInByForm(page, 'planner');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.title);
		await page.goto(`/desk/features/${SLUG}/status`);
		await page.getByRole('radio', { name: new RegExp(AFTER) }).check();
		await page.getByLabel(words.status.document).fill('示例文件');
		await page.getByRole('button', { name: words.status.submit, exact: true }).click();
		await expect(page.getByText(words.status.saved(AFTER))).toBeVisible();
		await page.getByRole('button', { name: words.status.undo }).click();
		await expect(page.getByText(words.status.reverted)).toBeVisible();
		await page.goto('/desk/log');
		await page.getByLabel(words.log.record, { exact: true }).fill(SLUG);
		await page.getByRole('button', { name: words.log.apply, exact: true }).click();
		await expect(page.getByRole('row').filter({ hasText: words.status.undoReason }).first()).toBeVisible();
		await page
			.locator('summary')
			.and(page.getByLabel(zh.signIn.account.menu(emailOf('planner'))))
			.click();
		await page.getByRole('button', { name: zh.signIn.account.signOut }).click();
		await page.goto('/desk');
		await expect(page).toHaveURL(/\/sign-in/);
	});

	test('a form sent after the session has ended is shown and sent again after signing in', async ({
		page,
		context
	}) => {
		const again = zh.shell.error.signedOut;
		await signIn(page, 'planner');
		await page.goto(`/desk/features/${SLUG}/status`);
		await page.getByRole('radio', { name: new RegExp(AFTER) }).check();
		await page.getByLabel(words.status.document).fill('示例文件');
		await context.clearCookies();
		await page.getByRole('button', { name: words.status.submit, exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(again.title);
		await expect(page.getByText('示例文件')).toBeVisible();
		const [window] = await Promise.all([
			context.waitForEvent('page'),
			page.getByRole('link', { name: again.signIn }).click()
		]);
		await signInByForm(window, 'planner');
		await page.getByRole('button', { name: again.send }).click();
		await expect(page.getByText(words.status.saved(AFTER))).toBeVisible();
		await page.getByRole('button', { name: words.status.undo }).click();
		await expect(page.getByText(words.status.reverted)).toBeVisible();
	});
});

test('the desk passes WCAG 2.2 AA and fits a phone', async ({ page }) => {
	const waysIn = ['/sign-in', '/sign-in/link', '/sign-in/link?sent=1'];
	await expectAccessible(page, waysIn, ['light', 'dark']);
	await signIn(page, 'admin');
	const pages = ['/desk', '/desk/log', '/desk/password', `/desk/features/${SLUG}/status`];
	await expectAccessible(page, pages, ['light', 'dark']);
	await page.setViewportSize({ width: 390, height: 844 });
	for (const address of [...pages, ...waysIn]) {
		await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=en`);
		await expectFits(page, address);
	}
});

test('frames, cross-site forms, large bodies and signing out by link are refused', async ({ page, request }) => {
	await signIn(page, 'planner');
	for (const address of ['/desk', '/desk/log', '/sign-in']) {
		const headers = (await page.request.get(address)).headers();
		expect(headers['x-frame-options'], address).toBe('DENY');
		expect(headers['content-security-policy'], address).toContain("frame-ancestors 'none'");
		expect(headers['cache-control'], address).toContain('private');
	}
	const foreign = { headers: { origin: 'https://elsewhere.example' } };
	expect((await page.request.post('/sign-out', { ...foreign, form: { back: '/' } })).status()).toBe(403);
	const moved = await page.request.post(`/desk/features/${SLUG}/status?/move`, { ...foreign, form: { stage: 'idea' } });
	expect(moved.status()).toBe(403);
	const stored = await page.request.post('/water/import/store', { ...foreign, data: { samples: [] } });
	expect(stored.status()).toBe(403);
	expect((await page.request.get('/sign-out')).status()).toBe(405);
	await page.goto('/desk');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.title);

	const large = await request.post('/rest/v1/features', {
		headers: { 'content-type': 'application/json' },
		data: `"${'x'.repeat(600 * 1024)}"`
	});
	expect(large.status()).toBe(413);
});

test.describe('password guessing', () => {
	test('is slowed down, with a message', async ({ page, request }) => {
		await page.goto('/sign-in');
		for (let n = 0; n < 8; n += 1) {
			await fillIn(page, 'guessed@example.org', `guess number ${n}`);
			await expect(page.getByRole('alert')).toContainText(zh.signIn.problem.wrong);
		}
		await fillIn(page, 'guessed@example.org', 'guess number nine');
		await expect(page.getByRole('alert')).toContainText(zh.signIn.problem.held('15'));
		await expect(page.getByLabel(zh.signIn.email)).toHaveValue('guessed@example.org');
		const held = await request.post('/auth/v1/token?grant_type=password', {
			data: { email: 'guessed@example.org', password: 'guess number ten' }
		});
		expect(held.status()).toBe(429);
		expect(Number(held.headers()['retry-after'])).toBeGreaterThan(600);
		expect(
			(await request.post('/auth/v1/signup', { data: { email: 'a@example.org', password: OWN_PASSWORD } })).status()
		).toBe(422);
	});
});
