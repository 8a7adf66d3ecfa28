/** The water pages: sections, outfalls and rivers on the map. */
import { expect, type Locator, type Page } from '@playwright/test';
import { mapElement, mapIsReady, type MapElement } from './map.ts';
import { zh } from './words.ts';

export const SECTIONS = 25;
export const rows = (page: Page, month: string): Locator =>
	page.getByRole('table', { name: zh.water.table.caption(month) }).getByRole('rowheader');

/** Signs of all sections in view, by their code. */
export function signs(page: Page): Promise<Record<string, string>> {
	return mapElement(page).evaluate((element: MapElement) => {
		const marks = element.townMap?.queryRenderedFeatures({ layers: ['water-section-halo'] }) ?? [];
		return Object.fromEntries(
			marks.map(({ properties, state }) => [String(properties['code']), String(state['sign'])])
		);
	});
}

/** Grades of the rivers in view, by their slug. */
export function rivers(page: Page): Promise<Record<string, string>> {
	return mapElement(page).evaluate((element: MapElement) => {
		const lines = element.townMap?.queryRenderedFeatures({ layers: ['water-river'] }) ?? [];
		return Object.fromEntries(
			lines.map(({ properties, state }) => [String(properties['slug']), String(state['grade'])])
		);
	});
}

export async function openWater(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await mapIsReady(page);
	await expect.poll(async () => Object.keys(await signs(page)).length, { timeout: 40_000 }).toBe(SECTIONS);
}

/** Position of an outfall's mark in the window. */
export function outfallInWindow(page: Page, slug: string): Promise<{ x: number; y: number }> {
	return mapElement(page).evaluate((element: MapElement, wanted) => {
		const map = element.townMap;
		const found = map
			?.queryRenderedFeatures({ layers: ['water-outfall'] })
			.find(({ properties }) => properties['slug'] === wanted);
		if (!map || found?.geometry.type !== 'Point') throw new Error(`${wanted} is not in sight`);
		const { left, top } = element.getBoundingClientRect();
		const [lon = 0, lat = 0] = found.geometry.coordinates;
		const { x, y } = map.project([lon, lat]);
		return { x: left + x, y: top + y };
	}, slug);
}
