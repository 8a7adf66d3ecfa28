import { expectAccessible, PAGES } from './support/axe.ts';
import { NOT_FOUND, test } from './support/test.ts';

test.use({ provoked: NOT_FOUND });

for (const address of PAGES) {
	test(`${address} breaks no rule of WCAG 2.2 AA, light and dark, Chinese and English`, async ({ page }) => {
		await expectAccessible(page, address);
	});
}
