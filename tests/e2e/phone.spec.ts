import {
	cameraRests,
	drawnStates,
	mapElement,
	openOnMap,
	paintedSlugs,
	placeInWindow,
	stateOf,
	type MapElement
} from './support/map.ts';
import { rowLinks } from './support/list.ts';
import { expect, test } from './support/test.ts';
import { bySlug, featuresOf } from './support/town.ts';
import { zh } from './support/words.ts';
import type { Page } from '@playwright/test';

const words = zh.shell.sheet;
const BAILIAN = 'pl-bailian-570';

/** Height of the sheet as a share of the window, once it has settled. */
async function sheetShare(page: Page): Promise<number> {
	const box = await page.locator('.sheet.over-map').boundingBox();
	return (box?.height ?? 0) / 844;
}

test('the sheet rests at three heights: by button, by arrow key, by finger', async ({ page }) => {
	await openOnMap(page, '/planning');
	const raise = page.getByRole('button', { name: words.raise });
	const lower = page.getByRole('button', { name: words.lower });
	await expect.poll(() => sheetShare(page)).toBeCloseTo(0.5, 1);

	await raise.tap();
	await expect(page.getByText(words.stop.full)).toBeAttached();
	await expect.poll(() => sheetShare(page)).toBeGreaterThan(0.8);
	await expect(raise).toHaveAttribute('aria-disabled', 'true');
	await lower.press('ArrowDown');
	await expect(page.getByText(words.stop.half)).toBeAttached();
	await lower.press('ArrowDown');
	await expect(page.getByText(words.stop.peek)).toBeAttached();
	await expect.poll(() => sheetShare(page)).toBeLessThan(0.2);
	await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
	await lower.press('ArrowUp');
	await expect.poll(() => sheetShare(page)).toBeCloseTo(0.5, 1);

	const handle = await page.locator('.handle').boundingBox();
	if (!handle) throw new Error('no handle');
	const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x, y - 320, { steps: 4 });
	await page.mouse.up();
	await expect(page.getByText(words.stop.full)).toBeAttached();
	await expect.poll(() => sheetShare(page)).toBeGreaterThan(0.8);

	// Moving the focus into a lowered sheet raises it.
	await lower.press('ArrowDown');
	await lower.press('ArrowDown');
	await expect.poll(() => sheetShare(page)).toBeLessThan(0.2);
	await raise.focus();
	await page.keyboard.press('Tab');
	await expect.poll(() => sheetShare(page)).toBeCloseTo(0.5, 1);
});

test('a tap on a mark opens it above the sheet; a row moves the map so that its mark is visible', async ({
	page,
	request
}) => {
	const bailian = bySlug(await featuresOf(request), BAILIAN);
	const place = [121.4035, 31.2988] as const;
	await openOnMap(page, '/planning');
	expect(await paintedSlugs(page)).toContain(BAILIAN);
	const top = async () => (await page.locator('.sheet.over-map').boundingBox())?.y ?? 0;

	await rowLinks(page)
		.filter({ hasText: bailian.name['zh'] ?? '' })
		.tap();
	await expect.poll(() => stateOf(page, bailian.id)).toMatchObject({ selected: true });
	await expect(page.getByText(zh.map.selected('百联真大路570号地块', '正实施招投标'))).toBeAttached();
	await cameraRests(page);
	await expect.poll(async () => (await placeInWindow(page, place)).y < (await top())).toBe(true);
	expect((await placeInWindow(page, place)).y).toBeGreaterThan(0);

	await page.getByRole('link', { name: zh.planning.detail.back }).tap();
	await expect(page).toHaveURL(/\/planning(\?|$)/);
	await page.getByRole('button', { name: words.lower }).tap();
	await mapElement(page).evaluate(
		(element: MapElement, at) => {
			element.townMap?.jumpTo({ center: at, zoom: 15.5 });
		},
		[...place] as [number, number]
	);
	await expect.poll(async () => BAILIAN in (await drawnStates(page))).toBe(true);
	await cameraRests(page);
	const mark = await placeInWindow(page, place);
	await page.touchscreen.tap(mark.x, mark.y);
	await expect(page).toHaveURL(/\/planning\/pl-bailian-570/);
	await expect.poll(() => stateOf(page, bailian.id)).toMatchObject({ selected: true });
});

test('the legend opens by one tap and is not under the sheet', async ({ page }) => {
	await openOnMap(page, '/');
	const legend = page.locator('.map-region details').filter({ hasText: zh.map.legend.title });
	await expect(legend.getByText(zh.map.legend.hardPromise)).toBeHidden();
	await legend.getByText(zh.map.legend.title, { exact: true }).tap();
	await expect(legend.getByText(zh.map.legend.phases.idea, { exact: true })).toBeInViewport();
});
