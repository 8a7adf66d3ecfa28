import { expectAccessible } from './support/axe.ts';
import { expectFits } from './support/layout.ts';
import { expect, test } from './support/test.ts';
import { visit } from './support/visit.ts';
import { openWater } from './support/water.ts';
import { en } from './support/words.ts';

const PAGES = ['/water', '/water/sections/EX-15', '/water/outfalls/example-outfall-05', '/water/report'];

test('a row of the sheet opens its section; the legend is one tap away', async ({ page }) => {
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

test('the water pages fit a phone in both languages and pass WCAG 2.2 AA, in English and in dark', async ({ page }) => {
	const inEnglish = PAGES.map((address) => `${address}?lang=en`);
	await expectAccessible(page, inEnglish, ['dark'], (address) => expectFits(page, address));
	for (const address of PAGES) {
		await visit(page, address);
		await expectFits(page, address);
	}
});
