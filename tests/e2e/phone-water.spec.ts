import { expectAccessible } from './support/axe.ts';
import { expectFits } from './support/layout.ts';
import { expect, test } from './support/test.ts';
import { openWater } from './support/water.ts';
import { en } from './support/words.ts';

const PAGES = ['/water', '/water/sections/EX-15', '/water/outfalls/example-outfall-05', '/water/report'];

test('the water pages fit a phone, in both languages', async ({ page }) => {
	for (const address of PAGES)
		for (const language of ['', '?lang=en']) {
			await page.goto(address + language);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expectFits(page, address + language);
		}
});

test('a row of the sheet leads to its section; the legend is one tap away', async ({ page }) => {
	await openWater(page, '/water?lang=en');
	const legend = page.locator('.map-region details').filter({ hasText: en.map.legend.title });
	await legend.getByText(en.map.legend.title, { exact: true }).tap();
	await expect(legend.getByText(en.water.sign.suspended, { exact: true })).toBeInViewport();
	await page
		.getByRole('rowheader', { name: /Example section 03/ })
		.getByRole('link')
		.tap();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Example section 03');
	await page.getByRole('link', { name: en.water.section.back }).tap();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.water.title);
});

test('a water page breaks no rule of WCAG 2.2 AA on a phone, in English and in dark', async ({ page }) => {
	await expectAccessible(page, '/water?lang=en', ['dark']);
});
