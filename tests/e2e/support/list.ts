/** The planning list in the page: rows, counts, filters. */
import { expect, type Locator, type Page } from '@playwright/test';
import { paintedSlugs } from './map.ts';
import { placed, slugsOf } from './town.ts';
import { zh } from './words.ts';
import type { PlanningFeature } from '../../../src/lib/domain/planning/feature.ts';

const words = zh.planning;

export const rowLinks = (page: Page, caption = words.table.caption): Locator =>
	page.getByRole('table', { name: caption }).getByRole('rowheader').getByRole('link');

/** Slugs of the rows, in their order. */
export async function rowSlugs(page: Page): Promise<string[]> {
	const hrefs = await rowLinks(page).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
	return hrefs.map((href) => href.replace(/^.*\/planning\//, '').replace(/\?.*$/, ''));
}

export const counted = (shown: number, all: number): string => words.count(String(shown), String(all));

/** Without the half-second wait: the change comes with the next frame. */
const SOON = { intervals: [50, 100] };

/** Rows, the line of counts and the marks on the map all show these features and no others. */
export async function expectShown(page: Page, wanted: readonly PlanningFeature[], all: number): Promise<void> {
	await expect(page.getByText(counted(wanted.length, all), { exact: true })).toBeVisible();
	await expect(rowLinks(page)).toHaveCount(wanted.length);
	await expect.poll(async () => (await rowSlugs(page)).sort(), SOON).toEqual(slugsOf(wanted));
	await expect.poll(() => paintedSlugs(page), SOON).toEqual(slugsOf(placed(wanted)));
}

/** Unfolds the filters where they are folded. */
export async function openFilters(page: Page): Promise<void> {
	const due = page.getByRole('checkbox', { name: words.due('2025') });
	if (!(await due.isVisible())) await page.getByText(words.filters, { exact: true }).click();
	await expect(due).toBeVisible();
}

/** A choice of a facet; unfolds the facet first where needed. */
export async function choice(page: Page, facet: keyof typeof words.facet, label: string): Promise<Locator> {
	await openFilters(page);
	const group = page.getByRole('group', { name: words.facet[facet], exact: true });
	if (!(await group.first().isVisible())) await page.getByText(words.facet[facet], { exact: true }).first().click();
	return page.locator(`input[name="${facet}"]`).and(page.getByLabel(label));
}
