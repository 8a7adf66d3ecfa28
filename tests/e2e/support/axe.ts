/** WCAG 2.2 AA as far as it can be tested automatically. */
import { expect, type Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';
import { PAGES } from './layout.ts';
import { visitWhole } from './visit.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

interface Checked extends Window {
	axe?: typeof axe;
}

/**
 * axe is loaded once into a page that stays open while links are followed; only violations are returned. No page has
 * frames.
 */
async function violations(page: Page, only?: string): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
	const options: RunOptions = {
		runOnly: only ? { type: 'rule', values: [only] } : { type: 'tag', values: RULES },
		resultTypes: ['violations'],
		// The page's styles are local and loaded already.
		preload: false
	};
	return page.evaluate(async (run) => {
		const rules = (window as Checked).axe;
		if (!rules) throw new Error('axe did not load');
		const { violations: found } = await rules.run(document, run);
		return found.flatMap(({ id, nodes }) =>
			nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`)
		);
	}, options);
}
/** All rules on the current page. */
export async function expectNoViolations(page: Page, what: string): Promise<void> {
	expect(await violations(page), what).toEqual([]);
}

type ColorScheme = 'light' | 'dark';
const PAPER: Record<ColorScheme, string> = { light: 'rgb(247, 245, 239)', dark: 'rgb(20, 24, 29)' };

/**
 * One address is loaded; of several the first, and the others are reached by links. On each: all rules in one colour
 * scheme, then the contrasts in the other one. The next page begins in the scheme of the last.
 * @param also further checks of a page while it is open, before its scheme changes
 */
export async function expectAccessible(
	page: Page,
	addresses: string | readonly string[],
	schemes: readonly ColorScheme[],
	also: (address: string) => Promise<void> = () => Promise.resolve()
): Promise<void> {
	let order = [...schemes];
	for (const address of [addresses].flat()) {
		for (const [at, scheme] of order.entries()) {
			await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
			if (at === 0) await visitWhole(page, address, { anew: typeof addresses === 'string' });
			await expect(page.locator('body')).toHaveCSS('background-color', PAPER[scheme]);
			const found = await violations(page, at === 0 ? undefined : 'color-contrast');
			expect.soft(found, `${address}, ${scheme}`).toEqual([]);
			if (at === 0) await also(address);
		}
		order = order.toReversed();
	}
}

export { PAGES };
