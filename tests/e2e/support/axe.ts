/** WCAG 2.2 AA as far as a machine can see it. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { PAGES } from './layout.ts';
import { mapIsReady } from './map.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

async function violations(page: Page, only?: string): Promise<string[]> {
	const axe = new AxeBuilder({ page });
	const { violations: found } = await (only ? axe.withRules([only]) : axe.withTags(RULES)).analyze();
	return found.flatMap(({ id, nodes }) =>
		nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`)
	);
}

type Light = 'light' | 'dark';
const PAPER: Record<Light, string> = { light: 'rgb(247, 245, 239)', dark: 'rgb(20, 24, 29)' };

/** All rules in one light, then what the other light changes: the contrasts. */
export async function expectAccessible(page: Page, address: string, lights: readonly Light[]): Promise<void> {
	for (const [at, light] of lights.entries()) {
		await page.emulateMedia({ colorScheme: light, reducedMotion: 'reduce' });
		if (at === 0) await page.goto(address);
		await expect(page.locator('body')).toHaveCSS('background-color', PAPER[light]);
		if (at === 0 && (await page.locator('.on-map').count()) > 0) await mapIsReady(page);
		expect(await violations(page, at === 0 ? undefined : 'color-contrast'), `${address}, ${light}`).toEqual([]);
	}
}

export { PAGES };
