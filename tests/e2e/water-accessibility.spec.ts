import { expectAccessible } from './support/axe.ts';
import { test } from './support/test.ts';

const PAGES = ['/water', '/water/sections/EX-15?month=2025-08', '/water/outfalls/example-outfall-05', '/water/report'];

test('the water pages pass WCAG 2.2 AA, in light and dark', async ({ page }) => {
	await expectAccessible(page, PAGES, ['light', 'dark']);
});
