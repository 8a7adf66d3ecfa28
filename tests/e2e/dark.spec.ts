import type { Page } from '@playwright/test';
import {
	mapElement,
	mapIsReady,
	openOnMap,
	paintOf,
	stateOf,
	watchDataOf,
	wholeNewData,
	type MapElement
} from './support/map.ts';
import { expect, test } from './support/test.ts';
import { bySlug, featuresOf } from './support/town.ts';
import { zh } from './support/words.ts';

const [LIGHT, DARK] = ['#F7F5EF', '#14181D'];
const words = zh.shell.settings;

test('dark by the system and by choice: the same map is repainted and keeps its state', async ({ page, request }) => {
	const { id } = bySlug(await featuresOf(request), 'pl-bailian-570');
	await page.emulateMedia({ colorScheme: 'light' });
	await openOnMap(page, '/planning/pl-bailian-570');
	await watchDataOf(page);
	const before = await stateOf(page, id);
	expect(before).toMatchObject({ phase: 'preparation', selected: true });
	const background = () => paintOf(page, 'background', 'background-color');
	const marks = async () => JSON.stringify(await paintOf(page, 'planning-area', 'fill-color'));
	expect(await background()).toBe(LIGHT);
	const lightMarks = await marks();

	await page.emulateMedia({ colorScheme: 'dark' });
	await expect.poll(background).toBe(DARK);
	await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(20, 24, 29)');
	expect(await marks()).not.toBe(lightMarks);
	expect(await stateOf(page, id)).toEqual(before);

	await page.locator('summary').and(page.getByLabel(words.title)).click();
	await page.getByText(words.light, { exact: true }).click();
	await expect.poll(background).toBe(LIGHT);
	await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(247, 245, 239)');
	await page.getByText(words.dark, { exact: true }).click();
	await expect.poll(background).toBe(DARK);
	expect(await stateOf(page, id)).toEqual(before);
	expect(await wholeNewData(page)).toBe(0);

	// The choice is stored, and the map is dark from its first frame on.
	await page.emulateMedia({ colorScheme: 'light' });
	await openOnMap(page, '/planning');
	await expect(page.locator('html')).toHaveAttribute('data-mode', 'dark');
	expect(await background()).toBe(DARK);
	const images = await mapElement(page).evaluate((element: MapElement) => element.townMap?.listImages().length ?? 0);
	expect(images).toBeGreaterThan(30);

	// Printed pages are light, the map too; afterwards it is dark again.
	await page.goto('/living-circle/coverage');
	await mapIsReady(page);
	await page.evaluate(() => (window.print = () => void dispatchEvent(new Event('beforeprint'))));
	await page.getByRole('button', { name: zh.circle.coverage.print }).click();
	expect(await darkShareOf(page)).toBeLessThan(0.3);
	await page.evaluate(() => dispatchEvent(new Event('afterprint')));
	await expect.poll(background).toBe(DARK);

	// Printing from the browser's menu only fires the event.
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	expect(await darkShareOf(page)).toBeLessThan(0.3);
	await page.evaluate(() => dispatchEvent(new Event('afterprint')));
	await expect.poll(background).toBe(DARK);
});

/** Dark share of the printed map's picture, from 0 to 1. */
function darkShareOf(page: Page): Promise<number> {
	return page.locator('.picture canvas').evaluate((canvas: HTMLCanvasElement) => {
		const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
		const reds = Array.from({ length: pixels.length / 400 }, (_, at) => pixels[at * 400] ?? 0);
		return reds.filter((red) => red < 128).length / reds.length;
	});
}
