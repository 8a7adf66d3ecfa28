/** WCAG 2.2 AA as far as a machine can see it. */
import { expect, type Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';
import { PAGES } from './layout.ts';
import { visitWhole } from './visit.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

interface Checked extends Window {
	axe?: typeof axe;
}

/**
 * The rules are brought once to a page that stays open while links are followed, and nothing comes back but what is
 * wrong. No page has frames.
 */
async function violations(page: Page, only?: string): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
	const options: RunOptions = {
		runOnly: only ? { type: 'rule', values: [only] } : { type: 'tag', values: RULES },
		resultTypes: ['violations'],
		// Styles are the page's own and there already.
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
/** All rules on the page as it stands. */
export async function expectNoViolations(page: Page, what: string): Promise<void> {
	expect(await violations(page), what).toEqual([]);
}

type Light = 'light' | 'dark';
const PAPER: Record<Light, string> = { light: 'rgb(247, 245, 239)', dark: 'rgb(20, 24, 29)' };

/**
 * One address is loaded; of several the first, and the others are followed to. Of each: all rules in one light, then what the other light changes: the contrasts. The next page begins in
 * the light in which the last one ended.
 * @param also what else is to be seen of a page while it is open, before its light changes
 */
export async function expectAccessible(
	page: Page,
	addresses: string | readonly string[],
	lights: readonly Light[],
	also: (address: string) => Promise<void> = () => Promise.resolve()
): Promise<void> {
	let order = [...lights];
	for (const address of [addresses].flat()) {
		for (const [at, light] of order.entries()) {
			await page.emulateMedia({ colorScheme: light, reducedMotion: 'reduce' });
			if (at === 0) await visitWhole(page, address, { anew: typeof addresses === 'string' });
			await expect(page.locator('body')).toHaveCSS('background-color', PAPER[light]);
			const found = await violations(page, at === 0 ? undefined : 'color-contrast');
			expect.soft(found, `${address}, ${light}`).toEqual([]);
			if (at === 0) await also(address);
		}
		order = order.toReversed();
	}
}

export { PAGES };
