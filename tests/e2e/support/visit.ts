/** Navigation as a reader does it: the first page is loaded, the others by links; the map is created once. */
import { expect, type Page } from '@playwright/test';
import { NOWHERE } from './layout.ts';
import { mapIsReady } from './map.ts';

/** Loads the address, or follows a link to it where a page with the map is open already. Ends when the page is ready. */
export async function visit(page: Page, address: string, { anew = false } = {}): Promise<void> {
	// No link leads to a missing page: its address is typed.
	if (anew || page.url() === 'about:blank' || address.startsWith(NOWHERE)) await page.goto(address);
	else {
		await page.evaluate((href) => {
			const link = document.createElement('a');
			link.href = href;
			document.body.append(link);
			link.click();
			link.remove();
		}, address);
		await page.waitForURL((url) => url.pathname + url.search === address);
	}
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** The same, and the content that the page computes or draws itself is ready. */
export async function visitWhole(page: Page, address: string, { anew = false } = {}): Promise<void> {
	await visit(page, address, { anew });
	if ((await page.locator('.on-map').count()) > 0) await mapIsReady(page);
	await expect(page.locator('.panel progress')).toHaveCount(0);
}

/** Loads the page without its scripts until the returned function is called: what a fast reader types before hydration. */
export async function visitBeforeHydration(page: Page, address: string): Promise<() => void> {
	let wake: () => void = () => undefined;
	const awake = new Promise<void>((resolve) => (wake = resolve));
	await page.route('**/_app/**/*.js', async (route) => {
		await awake;
		await route.continue();
	});
	await page.goto(address, { waitUntil: 'commit' });
	return wake;
}
