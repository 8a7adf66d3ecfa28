/** Entering one sample on a phone. */
import { expectFits } from './support/layout.ts';
import { expect, test } from './support/test.ts';
import { zh } from './support/words.ts';
import { visitBeforeHydration } from './support/visit.ts';
import type { Page } from '@playwright/test';

const words = zh.waterImport.sample;
const field = (page: Page, name: string) => page.getByRole('textbox', { name });
const now = (page: Page) => page.locator('output.now');

test.use({ permissions: ['geolocation'], geolocation: { longitude: 121.4, latitude: 31.3 } });

test('input typed before hydration counts', async ({ page }) => {
	const wake = await visitBeforeHydration(page, '/water/sample');
	await field(page, '水温').fill('12.4');
	await field(page, '溶解氧').fill('6.4');
	wake();
	await expect(now(page)).toContainText('Ⅱ类');
	await expect(field(page, '溶解氧')).toHaveValue('6.4');
});

test('the class shows while typing, with its reason; impossible values are refused at the field', async ({ page }) => {
	await page.goto('/water/sample');
	await expect(now(page)).toContainText(words.waiting);
	await page.getByRole('combobox', { name: words.section }).selectOption('EX-03');
	await field(page, '水温').fill('12.4');
	await field(page, '溶解氧').fill('6.4');
	await expect(now(page)).toContainText('Ⅱ类');
	await field(page, '氨氮').fill('1.32');
	await expect(now(page)).toContainText('Ⅳ类：氨氮 1.32 > 1.0（Ⅲ类限值），超标 0.3 倍');
	await field(page, 'pH值').fill('71');
	await expect(page.getByText('71 高于可能的最大值 14')).toBeVisible();
	await expect(field(page, 'pH值')).toHaveAttribute('aria-invalid', 'true');
	// A value below detection, with its detection limit.
	await page.getByRole('checkbox', { name: words.notFound }).first().check();
	await field(page, '氨氮').fill('0.025');
	await expect(now(page)).toContainText('Ⅱ类');
	await field(page, '透明度').fill('9');
	await expect(page.getByText(words.blackOdorous.severe)).toBeVisible();
	await expectFits(page, 'the form');
});

test('the nearest section is chosen on request, and the position is not sent', async ({ page }) => {
	await page.goto('/water/sample');
	await page.waitForLoadState('networkidle');
	const asked: string[] = [];
	// Parts of the page loaded late on a busy machine are files of the build, requested by name only.
	page.on('request', (request) => {
		if (!/\/_app\/immutable\/[^?]*$|\/icon\.svg$/.test(request.url())) asked.push(request.url());
	});
	await page.getByRole('button', { name: words.nearest }).tap();
	await expect(page.getByText(/最近的是示例断面/)).toBeVisible();
	await expect(page.getByRole('combobox', { name: words.section })).toHaveValue(/^EX-/);
	expect(asked).toEqual([]);
});

test('typed input survives a lost network and a reload', async ({ page, context }) => {
	await page.goto('/water/sample');
	// The browser's prefetching would log errors.
	await page.waitForLoadState('networkidle');
	await context.setOffline(true);
	await expect(page.getByText(words.offline)).toBeVisible();
	await field(page, '溶解氧').fill('4.1');
	await expect(page.getByText(words.draftKept)).toBeVisible();
	await context.setOffline(false);
	await expect(page.getByText(words.offline)).toBeHidden();
	await page.reload();
	await expect(page.getByText(words.draft)).toBeVisible();
	await expect(field(page, '溶解氧')).toHaveValue('4.1');
	await expect(now(page)).toContainText('Ⅳ类');
	await page.getByRole('button', { name: words.discard }).tap();
	await expect(field(page, '溶解氧')).toHaveValue('');
});
