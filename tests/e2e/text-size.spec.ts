import { expectFits, PAGES } from './support/layout.ts';
import { rowLinks } from './support/list.ts';
import { NOT_FOUND, expect, test as base } from './support/test.ts';
import { visit } from './support/visit.ts';
import { zh } from './support/words.ts';

/** The browser's own text size at 200 %: media queries in em or rem double as well. */
const test = base.extend<object, object>({
	launchOptions: [
		async ({ launchOptions }, use) => {
			const args = [...(launchOptions.args ?? []), '--blink-settings=defaultFontSize=32'];
			await use({ ...launchOptions, args });
		},
		{ scope: 'worker' }
	]
});

test.use({ expectedErrors: NOT_FOUND });

test('text at 200 % hides nothing and needs no horizontal scrolling', async ({ page }) => {
	for (const address of PAGES) {
		await visit(page, address);
		await expect(page.locator('html')).toHaveCSS('font-size', '32px');
		await expectFits(page, address);
	}
	await visit(page, '/planning');
	await expect(rowLinks(page)).toHaveCount(77);
	await rowLinks(page).last().scrollIntoViewIfNeeded();
	await expect(rowLinks(page).last()).toBeInViewport();
	for (const name of [zh.shell.nav.overview, zh.shell.nav.planning, zh.shell.nav.indicators, zh.shell.nav.sources])
		await expect(page.getByRole('link', { name, exact: true })).toBeInViewport();
});

test('large text can be switched on, stays on, and fits', async ({ page }) => {
	const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
	await page.goto('/indicators');
	const before = await size();
	await page.locator('summary').and(page.getByLabel(zh.shell.settings.title)).click();
	await page.getByText(zh.shell.settings.large, { exact: true }).click();
	await expect.poll(size).toBeCloseTo(before * 1.3, 1);
	await page.reload();
	await expect(page.locator('html')).toHaveAttribute('data-text', 'large');
	for (const address of PAGES) {
		await visit(page, address);
		await expectFits(page, `${address}, large`);
	}
});
