import { expectAccessible, PAGES } from './support/axe.ts';
import { NOT_FOUND, test } from './support/test.ts';

test.use({ expectedErrors: NOT_FOUND });

test('no page breaks a rule of WCAG 2.2 AA, in light and dark', async ({ page }) => {
	await expectAccessible(page, PAGES, ['light', 'dark']);
});
