/** WCAG 2.2 AA as far as a machine can see it. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { PAGES } from './layout.ts';
import { zh } from './words.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

async function violations(page: Page, only?: string): Promise<string[]> {
	const axe = new AxeBuilder({ page });
	const { violations: found } = await (only ? axe.withRules([only]) : axe.withTags(RULES)).analyze();
	return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`));
}

/** Every page: all rules in light and Chinese, then in place what the other light and the other language change. */
export async function expectAccessible(page: Page, address: (typeof PAGES)[number]): Promise<void> {
	await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
	await page.goto(address);
	if (address !== '/indicators' && address !== '/sources' && address !== '/nowhere')
		await expect(page.locator('.map-region .canvas')).toHaveAttribute('data-ready', 'true');
	expect(await violations(page), `${address}, light`).toEqual([]);

	await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
	await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(20, 24, 29)');
	expect(await violations(page, 'color-contrast'), `${address}, dark`).toEqual([]);

	await page.getByRole('link', { name: zh.shell.otherLanguage }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	expect(await violations(page), `${address}, English, dark`).toEqual([]);
}

export { PAGES };
