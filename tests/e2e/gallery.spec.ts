/** Every component of the kit on /gallery: in light and dark, both languages, both text sizes. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expectNoViolations } from './support/axe.ts';
import { expectFits } from './support/layout.ts';
import { expect, test } from './support/test.ts';
import { ROOT } from './support/town.ts';
import { zh } from './support/words.ts';

/** Colour scheme of the page itself. */
const FRAME = 'ContentsPage';

test('the gallery shows every component, and all pass WCAG 2.2 AA', async ({ page }) => {
	await page.goto('/gallery');
	const components = readdirSync(path.join(ROOT, 'src/lib/ui'), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.svelte'))
		.map((file) => path.basename(file, '.svelte'));
	for (const name of components.filter((component) => component !== FRAME))
		await expect(page.getByRole('heading', { name, exact: true }).first(), name).toBeVisible();

	for (const address of ['/gallery', '/gallery?lang=en'])
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await page.goto(address);
			await expectNoViolations(page, `${address}, ${colorScheme}`);
		}
});

test('a nested colour scheme keeps its colours in a page of the other one', async ({ page }) => {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await page.goto('/gallery');
		await expect(page.locator('[data-mode=light]').first()).toHaveCSS('background-color', 'rgb(247, 245, 239)');
		await expect(page.locator('[data-mode=dark]').first()).toHaveCSS('background-color', 'rgb(20, 24, 29)');
	}
});

test('in large text and in a narrow window nothing overflows', async ({ page }) => {
	await page.goto('/gallery');
	await page.locator('summary').and(page.getByLabel(zh.shell.settings.title)).first().click();
	await page.getByText(zh.shell.settings.large, { exact: true }).first().click();
	await expect(page.locator('html')).toHaveAttribute('data-text', 'large');
	await expectNoViolations(page, 'large text');
	for (const width of [1280, 390]) {
		await page.setViewportSize({ width, height: 844 });
		await expectFits(page, `/gallery, large text, ${width} px`);
	}
});
