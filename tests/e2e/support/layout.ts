/** Layout checks: nothing overflows horizontally, nothing is cut off. */
import { expect, type Page } from '@playwright/test';

/** Elements wider than the window or their frame; frames that scroll horizontally on purpose are allowed. */
function stickingOut(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const found: string[] = [];
		const { scrollWidth, clientWidth } = document.documentElement;
		if (scrollWidth > clientWidth) found.push(`page: ${scrollWidth} in ${clientWidth} px`);
		const name = (element: Element): string =>
			`${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? '').trim().slice(0, 30)}”`;
		for (const element of document.querySelectorAll<HTMLElement>('body *')) {
			if (
				element.closest('.sr-only, #svelte-announcer, .skip-link, svg, .map-region .canvas') ||
				element.clientWidth === 0
			)
				continue;
			const { overflowX, overflowY } = getComputedStyle(element);
			const cut = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
			const wide = element.scrollWidth > element.clientWidth + 1;
			const high = element.scrollHeight > element.clientHeight + 1;
			if ((wide && cut(overflowX)) || (high && cut(overflowY))) found.push(`cut off: ${name(element)}`);
			// The panel scrolls vertically only; browsers then make the other axis scrollable too.
			if (wide && overflowX === 'auto' && overflowY === 'auto' && element.querySelector('main'))
				found.push(`panel scrolls sideways: ${name(element)}`);
		}
		return found;
	});
}

export async function expectFits(page: Page, what: string): Promise<void> {
	expect(await stickingOut(page), what).toEqual([]);
}

/** An address without a page. */
export const NOWHERE = '/nowhere';

/** Pages of every kind. */
export const PAGES = ['/', '/planning', '/planning/pl-bailian-570', '/indicators', '/sources', NOWHERE] as const;
