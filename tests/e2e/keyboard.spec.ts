import { mapElement, openOnMap, type MapElement } from './support/map.ts';
import { expect, test } from './support/test.ts';
import { zh } from './support/words.ts';
import type { Page } from '@playwright/test';

/** Presses Tab until the focus is on what `selector` matches; fails after too many steps. */
async function tabTo(page: Page, selector: string, most = 60): Promise<void> {
	for (let step = 0; step < most; step += 1) {
		await page.keyboard.press('Tab');
		if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
	}
	throw new Error(`no ${selector} within ${most} steps`);
}

test('skip link, rows, detail and back work by keyboard, with the focus visible', async ({ page }) => {
	await openOnMap(page, '/planning?q=真大路570号');
	await page.keyboard.press('Tab');
	const skip = page.getByRole('link', { name: zh.shell.skip });
	await expect(skip).toBeFocused();
	await expect(skip).toBeInViewport();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('main')).toBeFocused();

	await tabTo(page, 'tbody th a', 30);
	const row = page.getByRole('link', { name: /百联真大路570号地块/ });
	await expect(row).toBeFocused();
	await expect(row).toHaveCSS('outline-style', 'solid');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('百联真大路570号地块');
	await expect(page).toHaveURL(/pl-bailian-570\?q=/);

	await page.goBack();
	await expect(page).toHaveURL(/\/planning\?q=/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh.planning.title);
});

test('a choice by keyboard keeps the focus, also when the last one is removed', async ({ page }) => {
	await openOnMap(page, '/planning');
	await page.locator('form summary').first().focus();
	await page.keyboard.press('Enter');
	await tabTo(page, 'input[type="checkbox"][name="phase"][value="building"]');
	const box = page.locator('input[type="checkbox"][name="phase"][value="building"]');
	await page.keyboard.press('Space');
	await expect(page).toHaveURL(/phase=building/);
	await expect(box).toBeChecked();
	await expect(box).toBeFocused();
	await page.keyboard.press('Space');
	await expect(page).not.toHaveURL(/phase=/);
	await expect(box).toBeVisible();
	await expect(box).toBeFocused();
});

test('the display settings open with Enter and close with Escape; the map is one named stop', async ({ page }) => {
	await openOnMap(page, '/planning');
	const settings = page.locator('summary').and(page.getByLabel(zh.shell.settings.title));
	await settings.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('radio', { name: zh.shell.settings.dark })).toBeAttached();
	await expect(page.getByText(zh.shell.settings.mode)).toBeVisible();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Escape');
	await expect(page.getByText(zh.shell.settings.mode)).toBeHidden();
	await expect(settings).toBeFocused();

	const map = page.getByRole('region', { name: zh.map.label('大场镇') });
	await map.focus();
	await expect(map).toBeFocused();
	const centre = () => mapElement(page).evaluate((element: MapElement) => element.townMap?.getCenter().lng ?? 0);
	const before = await centre();
	await page.keyboard.press('ArrowRight');
	await expect.poll(centre).toBeGreaterThan(before);
});
