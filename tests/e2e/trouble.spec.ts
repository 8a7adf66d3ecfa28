import { choice, counted, rowLinks } from './support/list.ts';
import { mapElement, mapIsDrawn, openOnMap } from './support/map.ts';
import { expect, test } from './support/test.ts';
import { featuresOf } from './support/town.ts';
import { zh } from './support/words.ts';

const words = zh.map;

test('without WebGL2 a message replaces the map, and the list works', async ({ page, request }) => {
	const all = await featuresOf(request);
	await page.addInitScript(() => {
		const usual = HTMLCanvasElement.prototype.getContext as (...parameters: unknown[]) => unknown;
		Object.assign(HTMLCanvasElement.prototype, {
			getContext(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
				return kind === 'webgl2' ? null : usual.call(this, kind, ...rest);
			}
		});
	});
	await page.goto('/planning');
	await expect(page.getByText(words.unsupported)).toBeVisible();
	await expect(mapElement(page)).toHaveCount(0);
	await expect(rowLinks(page)).toHaveCount(77);
	await (await choice(page, 'phase', words.legend.phases.building)).check();
	const building = all.filter(({ current }) => current?.phase === 'building').length;
	await expect(page.getByText(counted(building, 77), { exact: true })).toBeVisible();
	await rowLinks(page).first().click();
	await expect(page.getByRole('heading', { name: zh.planning.detail.stageLine })).toBeVisible();
});

test.describe('broken connections', () => {
	test.use({ expectedErrors: /Failed to load resource|preload/i });

	test('without a network a message says so, loaded content stays, and the message disappears again', async ({
		page,
		context
	}) => {
		await openOnMap(page, '/planning');
		await context.setOffline(true);
		await expect(page.getByText(zh.shell.notices.offline)).toBeVisible();
		await (await choice(page, 'phase', words.legend.phases.building)).check();
		await expect(page).toHaveURL(/phase=building/);
		await expect.poll(() => rowLinks(page).count()).toBeLessThan(77);
		await context.setOffline(false);
		await expect(page.getByText(zh.shell.notices.offline)).toHaveCount(0);
	});

	test('features that do not load: a message, a list that still follows the filter, a second attempt', async ({
		page,
		request
	}) => {
		const all = await featuresOf(request);
		const unplaced = all.filter(({ placement }) => placement === 'unplaced').length;
		// They load on the next request: every navigation on the page requests them as well.
		await page.addInitScript((retry) => {
			const pressed = ({ target }: Event) => (target as Element).textContent === retry;
			document.addEventListener('click', (event) => pressed(event) && Object.assign(window, { asked: true }), true);
		}, words.retry);
		await page.route('**/api/map/features.json*', async (route) =>
			(await page.evaluate(() => 'asked' in window)) ? route.continue() : route.abort()
		);
		await page.goto('/planning');
		await expect(page.getByRole('alert')).toContainText(words.failed);
		await expect(rowLinks(page)).toHaveCount(77);

		await page.getByRole('link', { name: zh.planning.unplaced.count(String(unplaced)) }).click();
		await expect(page.getByText(counted(unplaced, 77), { exact: true })).toBeVisible();
		await page.goBack();
		await expect(page.getByText(counted(77, 77), { exact: true })).toBeVisible();

		await page.getByRole('button', { name: words.retry }).click();
		await expect(page.getByRole('alert')).toHaveCount(0);
		await mapIsDrawn(page);
	});
});

test('without a mail server no link is offered, and its page answers 404', async ({ request, baseURL }) => {
	expect(await (await request.get('/sign-in')).text()).not.toContain('/sign-in/link');
	expect((await request.get('/sign-in/link?token=x')).status()).toBe(404);
	const headers = { origin: baseURL ?? '', accept: 'text/html' };
	const asked = await request.post('/sign-in/link?/send', { headers, form: { email: 'planner@example.org' } });
	expect(asked.status()).toBe(404);
});
