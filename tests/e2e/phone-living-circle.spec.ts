import { expectAccessible } from './support/axe.ts';
import { drawn, placesOf } from './support/circle.ts';
import { expectFits } from './support/layout.ts';
import { mapIsReady, placeInWindow } from './support/map.ts';
import { expect, test } from './support/test.ts';
import { visitWhole } from './support/visit.ts';
import { zh } from './support/words.ts';

const words = zh.circle;
const PAGES = [
	'/living-circle?home=example-001',
	'/living-circle/coverage',
	'/living-circle/gaps',
	'/living-circle/where-next'
] as const;

test('a tap on the map shows what is reached and what is missing, also in large text', async ({ page, request }) => {
	const { compounds } = await placesOf(request);
	const middle = compounds.toSorted((a, b) => a.lon - b.lon)[Math.floor(compounds.length / 2)];
	if (!middle) throw new Error('no compound');
	await page.goto('/living-circle');
	await mapIsReady(page);
	await expect
		.poll(() => drawn(page, 'circle-compound-quiet', 'name').then((names) => names.length))
		.toBeGreaterThan(0);
	const { x, y } = await placeInWindow(page, [middle.lon, middle.lat]);
	await page.touchscreen.tap(x, y);
	await expect(page).toHaveURL(/(home|at)=/);
	await expect(page.getByText(words.origin.reached, { exact: true })).toBeVisible();
	await expect.poll(() => drawn(page, 'circle-origin', 'role')).toEqual(['origin']);
	await expectFits(page, 'one origin');
	await page.getByRole('button', { name: words.origin.larger }).click();
	await expect(page.locator('html')).toHaveAttribute('data-text', 'large');
	await expectFits(page, 'one origin in large text');
});

test('all four pages fit the window in both languages and pass WCAG 2.2 AA, in English and in dark', async ({
	page
}) => {
	const inEnglish = PAGES.map((address) => `${address}${address.includes('?') ? '&' : '?'}lang=en`);
	await expectAccessible(page, inEnglish, ['dark'], (address) => expectFits(page, address));
	for (const address of PAGES) {
		await visitWhole(page, address);
		await expectFits(page, address);
	}
});
